import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bernoulliFloor,
  lossOfConstant,
  pixelLossGradient,
  pixelLossOfLogit,
  pixelLossOfMean,
  reconstructionLoss,
  reconstructionLosses,
} from "./likelihood";

const grey = fc.double({ min: 0, max: 1, noNaN: true });
const logit = fc.double({ min: -30, max: 30, noNaN: true });
const logitOf = (probability: number) => Math.log(probability / (1 - probability));

describe("the Bernoulli loss of a pixel", () => {
  it("is log 2 where the decoder does not know", () => {
    expect(pixelLossOfLogit("bernoulli", 0, 0)).toBeCloseTo(Math.LN2, 12);
    expect(pixelLossOfLogit("bernoulli", 0, 0.3)).toBeCloseTo(Math.LN2, 12);
  });

  it("is −x log x̂ − (1 − x) log(1 − x̂)", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), grey, (mean, x) => {
        const wanted = -x * Math.log(mean) - (1 - x) * Math.log(1 - mean);
        expect(pixelLossOfLogit("bernoulli", logitOf(mean), x)).toBeCloseTo(wanted, 9);
      }),
    );
  });

  it("stays finite and linear where a probability would round to 0 or 1", () => {
    expect(pixelLossOfLogit("bernoulli", 1000, 0)).toBe(1000);
    expect(pixelLossOfLogit("bernoulli", -1000, 1)).toBe(1000);
    expect(pixelLossOfLogit("bernoulli", 1000, 1)).toBe(0);
  });

  it("has its floor, the entropy of the grey level, at x̂ = x, and nowhere less", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), logit, (x, other) => {
        expect(pixelLossOfLogit("bernoulli", logitOf(x), x)).toBeCloseTo(bernoulliFloor(x), 9);
        expect(pixelLossOfLogit("bernoulli", other, x)).toBeGreaterThanOrEqual(bernoulliFloor(x) - 1e-12);
      }),
    );
  });

  it("has a floor of 0 for black and white, and of log 2 for middle grey", () => {
    expect(bernoulliFloor(0)).toBe(0);
    expect(bernoulliFloor(1)).toBe(0);
    expect(bernoulliFloor(0.5)).toBeCloseTo(Math.LN2, 12);
  });
});

describe("the Gaussian loss of a pixel", () => {
  it("is half the squared error of x̂ = sigmoid(logit)", () => {
    expect(pixelLossOfLogit("gaussian", 0, 0)).toBe(0.125);
    expect(pixelLossOfLogit("gaussian", 0, 0.5)).toBe(0);
    expect(pixelLossOfLogit("gaussian", logitOf(0.2), 0.9)).toBeCloseTo(0.245, 12);
  });
});

describe("the gradient of a pixel's loss", () => {
  it.each(["bernoulli", "gaussian"] as const)("is that of finite differences for %s pixels", (likelihood) => {
    const h = 1e-5;
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), grey, (l, x) => {
        const difference = pixelLossOfLogit(likelihood, l + h, x) - pixelLossOfLogit(likelihood, l - h, x);
        expect(pixelLossGradient(likelihood, l, x)).toBeCloseTo(difference / (2 * h), 6);
      }),
    );
  });
});

it("sums over the pixels of an image", () => {
  expect(reconstructionLoss("gaussian", [0, 0, 0], [0, 1, 0.5])).toBe(0.25);
  expect(reconstructionLoss("bernoulli", new Float32Array(784), new Float32Array(784))).toBeCloseTo(784 * Math.LN2, 9);
});

describe("the losses of decoded means", () => {
  const logits = [
    [-9, -2, 0, 3],
    [12, 0.5, -4, -30],
  ];
  const images = Uint8Array.of(0, 40, 255, 128, 255, 0, 77, 0);
  const means = Float32Array.from(logits.flat(), (logit) => 1 / (1 + Math.exp(-logit)));

  it.each(["bernoulli", "gaussian"] as const)("%s losses of decoded means are those of their logits", (likelihood) => {
    const losses = reconstructionLosses(likelihood, means, images, 2);
    for (const [row, ofImage] of logits.entries()) {
      const x = Array.from(images.subarray(4 * row, 4 * row + 4), (level) => level / 255);
      expect(losses[row]).toBeCloseTo(reconstructionLoss(likelihood, ofImage, x), 4);
    }
  });

  it("a mean that is rounded to black or white costs much where it is wrong, not endlessly", () => {
    const [white, black] = reconstructionLosses("bernoulli", Float32Array.of(1, 0), Uint8Array.of(0, 255), 2);
    expect(white).toBeCloseTo(25 * Math.LN2, 4);
    expect(black).toBeCloseTo(25 * Math.LN2, 4);
  });
});

describe("the loss of one prediction for many images", () => {
  it.each(["bernoulli", "gaussian"] as const)("is the sum of the %s losses of each", (likelihood) => {
    fc.assert(
      fc.property(fc.array(grey, { minLength: 1, maxLength: 20 }), grey, (values, mean) => {
        const sum = values.reduce((total, x) => total + x, 0);
        const squares = values.reduce((total, x) => total + x * x, 0);
        const wanted = values.reduce((total, x) => total + pixelLossOfMean(likelihood, mean, x), 0);
        expect(lossOfConstant(likelihood, mean, { count: values.length, sum, squares })).toBeCloseTo(wanted, 9);
      }),
    );
  });

  it("is 0 for a pixel that is black in all of them and predicted so, and of no images", () => {
    expect(lossOfConstant("bernoulli", 0, { count: 7, sum: 0, squares: 0 })).toBe(0);
    expect(lossOfConstant("bernoulli", 1, { count: 7, sum: 7, squares: 7 })).toBe(0);
    expect(lossOfConstant("gaussian", 0, { count: 0, sum: 0, squares: 0 })).toBe(0);
  });

  it("is least at the mean of the images", () => {
    const many = { count: 4, sum: 1, squares: 0.5 };
    for (const likelihood of ["bernoulli", "gaussian"] as const) {
      const least = lossOfConstant(likelihood, 0.25, many);
      for (const mean of [0.24, 0.26]) expect(lossOfConstant(likelihood, mean, many)).toBeGreaterThan(least);
    }
  });
});
