import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bernoulliFloor, pixelLoss, reconstructionLoss } from "./likelihood";

const grey = fc.double({ min: 0, max: 1, noNaN: true });
const logit = fc.double({ min: -30, max: 30, noNaN: true });
const logitOf = (probability: number) => Math.log(probability / (1 - probability));

describe("the Bernoulli loss of a pixel", () => {
  it("is log 2 where the decoder does not know", () => {
    expect(pixelLoss("bernoulli", 0, 0)).toBeCloseTo(Math.LN2, 12);
    expect(pixelLoss("bernoulli", 0, 0.3)).toBeCloseTo(Math.LN2, 12);
  });

  it("is −x log x̂ − (1 − x) log(1 − x̂)", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), grey, (mean, x) => {
        const wanted = -x * Math.log(mean) - (1 - x) * Math.log(1 - mean);
        expect(pixelLoss("bernoulli", logitOf(mean), x)).toBeCloseTo(wanted, 9);
      }),
    );
  });

  it("stays finite and linear where a probability would round to 0 or 1", () => {
    expect(pixelLoss("bernoulli", 1000, 0)).toBe(1000);
    expect(pixelLoss("bernoulli", -1000, 1)).toBe(1000);
    expect(pixelLoss("bernoulli", 1000, 1)).toBe(0);
  });

  it("has its floor, the entropy of the grey level, at x̂ = x, and nowhere less", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), logit, (x, other) => {
        expect(pixelLoss("bernoulli", logitOf(x), x)).toBeCloseTo(bernoulliFloor(x), 9);
        expect(pixelLoss("bernoulli", other, x)).toBeGreaterThanOrEqual(bernoulliFloor(x) - 1e-12);
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
    expect(pixelLoss("gaussian", 0, 0)).toBe(0.125);
    expect(pixelLoss("gaussian", 0, 0.5)).toBe(0);
    expect(pixelLoss("gaussian", logitOf(0.2), 0.9)).toBeCloseTo(0.245, 12);
  });
});

it("sums over the pixels of an image", () => {
  expect(reconstructionLoss("gaussian", [0, 0, 0], [0, 1, 0.5])).toBe(0.25);
  expect(reconstructionLoss("bernoulli", new Float32Array(784), new Float32Array(784))).toBeCloseTo(784 * Math.LN2, 9);
});
