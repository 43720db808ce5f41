import { expect, test } from "vitest";
import { meanSquaredError, peakSignalToNoise } from "./psnr";

test("the error of white for black is 1, and its ratio 0 dB", () => {
  expect(meanSquaredError(Uint8Array.of(255, 0), Uint8Array.of(0, 255))).toBe(1);
  expect(peakSignalToNoise(1)).toBeCloseTo(0, 12);
});

test("a tenth of the error is 10 dB more, and a difference of a tenth everywhere 20 dB", () => {
  expect(peakSignalToNoise(0.05) - peakSignalToNoise(0.5)).toBeCloseTo(10, 12);
  const error = meanSquaredError(Float64Array.of(25.5, 127.5), Float64Array.of(0, 102));
  expect(peakSignalToNoise(error)).toBeCloseTo(20, 12);
});

test("what does not differ has no bound", () => {
  expect(peakSignalToNoise(meanSquaredError([3, 4], [3, 4]))).toBe(Number.POSITIVE_INFINITY);
});
