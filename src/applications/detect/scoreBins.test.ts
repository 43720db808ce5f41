import { expect, test } from "vitest";
import { BINS, extremeRows, heights, sharedAxis } from "./scoreBins";

test("both kinds share an axis, and what lies beyond it counts in its last bar", () => {
  const usual = Float32Array.from({ length: 200 }, (_, row) => (row < 199 ? row : 9000));
  const axis = sharedAxis(usual, Float32Array.of(-2, 48));
  expect(axis).toEqual({ least: -2, greatest: 198 });
  const bars = heights(usual, axis);
  expect(bars).toHaveLength(BINS);
  expect(bars[0]).toBeGreaterThan(0);
  expect(bars.at(-1)).toBe(1);
  expect(heights(Float32Array.of(9000), axis).indexOf(1)).toBe(BINS - 1);
});

test("an axis has a length even where all scores are one, or there is none", () => {
  expect(sharedAxis(Float32Array.of(3, 3), Float32Array.of())).toEqual({ least: 2.5, greatest: 3.5 });
  expect(sharedAxis(Float32Array.of(), Float32Array.of())).toEqual({ least: 0, greatest: 1 });
});

test("the most and the least unusual images come in order, equals as they are", () => {
  const scores = Float32Array.of(5, 1, 9, 1);
  expect(extremeRows(scores, "highest", 2)).toEqual([2, 0]);
  expect(extremeRows(scores, "lowest", 3)).toEqual([1, 3, 0]);
});
