import { expect, test } from "vitest";
import { reconstructionLoss } from "../../model/likelihood";
import { lossesOfMeans } from "./scores";

const logits = [
  [-9, -2, 0, 3],
  [12, 0.5, -4, -30],
];
const images = Uint8Array.of(0, 40, 255, 128, 255, 0, 77, 0);
const means = Float32Array.from(logits.flat(), (logit) => 1 / (1 + Math.exp(-logit)));

test.each(["bernoulli", "gaussian"] as const)("%s losses of decoded means are those of their logits", (likelihood) => {
  const losses = lossesOfMeans(likelihood, means, images, 2);
  for (const [row, ofImage] of logits.entries()) {
    const x = Array.from(images.subarray(4 * row, 4 * row + 4), (level) => level / 255);
    expect(losses[row]).toBeCloseTo(reconstructionLoss(likelihood, ofImage, x), 4);
  }
});

test("a mean that is rounded to black or white costs much where it is wrong, not endlessly", () => {
  const [white, black] = lossesOfMeans("bernoulli", Float32Array.of(1, 0), Uint8Array.of(0, 255), 2);
  expect(white).toBeCloseTo(25 * Math.LN2, 4);
  expect(black).toBeCloseTo(25 * Math.LN2, 4);
});
