import { describe, expect, it } from "vitest";
import { ArrayMean, estimateOf } from "./estimate";
import { drawNormals, Purpose } from "./random";

describe("an estimate", () => {
  it("is the mean, and the deviation over the root of their number", () => {
    const { mean, error } = estimateOf([1, 2, 3, 4]);
    expect(mean).toBe(2.5);
    expect(error).toBeCloseTo(Math.sqrt(5 / 3) / 2, 6);
  });

  it("has no error of one observation, and none of what never varies", () => {
    expect(estimateOf([3])).toEqual({ mean: 3, error: Number.NaN });
    expect(estimateOf([3, 3, 3])).toEqual({ mean: 3, error: 0 });
  });

  it("errs by its error: two in three means of draws lie within it", () => {
    const within = Array.from({ length: 600 }, (_, counter) => {
      const { mean, error } = estimateOf(drawNormals(40, { seed: 3, counter, purpose: Purpose.prior }));
      return Math.abs(mean) < error;
    }).filter(Boolean).length;
    expect(within / 600).toBeGreaterThan(0.62);
    expect(within / 600).toBeLessThan(0.74);
  });

  it("keeps its digits far from 0", () => {
    const mean = new ArrayMean(2);
    for (const value of [1e9 + 1, 1e9 + 3]) mean.add([value, -value]);
    expect([...mean.error]).toEqual([1, 1]);
  });
});
