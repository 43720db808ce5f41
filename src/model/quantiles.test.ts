import fc from "fast-check";
import { expect, it } from "vitest";
import { histogram, median, quantile } from "./quantiles";

const numbers = fc.float32Array({ noNaN: true, noDefaultInfinity: true, minLength: 1, maxLength: 60 });

it("finds the median of odd and even numbers of values", () => {
  expect(median(Float32Array.of(9, 1, 5))).toBe(5);
  expect(median(Float32Array.of(9, 1, 5, 3))).toBe(4);
  expect(median(new Float32Array(0))).toBeNaN();
});

it("agrees with sorting on any median and leaves its values alone", () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const before = values.slice();
      const sorted = values.slice().sort();
      const middle = sorted.length >> 1;
      const lower = sorted.length % 2 ? sorted[middle] : sorted[middle - 1];
      expect(median(values)).toBeCloseTo(((lower ?? 0) + (sorted[middle] ?? 0)) / 2, 3);
      expect(values).toEqual(before);
    }),
  );
});

it("has no more than the rest of a share above its quantile", () => {
  const values = Float32Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1000);
  expect(quantile(values, 0.9)).toBe(900);
  expect(quantile(values, 1)).toBe(999);
  expect(quantile(new Float32Array(0), 0.5)).toBe(0);
});

it("puts every value into one bin of a histogram, or beyond it", () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 40 }), (values, bins) => {
      const { counts, over } = histogram(values, 2, bins);
      expect(counts.reduce((sum, count) => sum + count, over)).toBe(values.length);
    }),
  );
});

it("counts what lies beyond the axis apart, and what is at its end in the last bin", () => {
  expect(histogram(Float32Array.of(0, 0.49, 0.5, 1, 7), 1, 2)).toEqual({ counts: [2, 2], over: 1 });
});
