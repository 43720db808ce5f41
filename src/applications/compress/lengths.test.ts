import { describe, expect, test } from "vitest";
import { lengthsOf } from "./lengths";

const measured = {
  pixels: 784,
  pngBytes: 243,
  latentDim: 2,
  kl: 5 * Math.LN2,
  reconstruction: 200 * Math.LN2,
  likelihood: "bernoulli",
  noiseless: false,
} as const;

describe("the lengths of an image", () => {
  test("are bits: eight to a byte, thirty-two to a float, 1 / ln 2 to a nat", () => {
    const { raw, png, floats, kl, residual } = lengthsOf(measured);
    expect([raw, png, floats]).toEqual([6272, 1944, 64]);
    expect(kl).toBeCloseTo(5, 12);
    expect(residual).toBeCloseTo(200, 12);
  });

  test("have none for mending under a Gaussian, whose density is no probability", () => {
    expect(lengthsOf({ ...measured, likelihood: "gaussian" }).residual).toBeNull();
  });

  test("have none for a code without noise, which would take infinitely many bits", () => {
    expect(lengthsOf({ ...measured, noiseless: true }).kl).toBeNull();
  });

  test("have none of what is not known", () => {
    const unknown = lengthsOf({ ...measured, pngBytes: null, kl: undefined, reconstruction: Number.NaN });
    expect([unknown.png, unknown.kl, unknown.residual]).toEqual([null, null, null]);
  });
});
