import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CurvePoint } from "../../../state/run/history";
import { smoothed } from "./smoothing";

const curve = (...totals: number[]): CurvePoint[] =>
  totals.map((total, index) => ({ step: index + 1, total, reconstruction: total - 6, kl: 6 }));
const totalsOf = (points: readonly CurvePoint[]) => points.map(({ total }) => total);

describe("smoothing", () => {
  it("leaves a level as it is from the first point on", () => {
    for (const total of totalsOf(smoothed(curve(150, 150, 150, 150), 0.9, []))) expect(total).toBeCloseTo(150, 10);
  });

  it("is the weighted mean of all points so far", () => {
    const [first, second, third] = totalsOf(smoothed(curve(100, 200, 0), 0.6, []));
    expect(first).toBeCloseTo(100, 10);
    expect(second).toBeCloseTo((0.6 * 100 + 200) / 1.6, 10);
    expect(third).toBeCloseTo((0.36 * 100 + 0.6 * 200) / (0.36 + 0.6 + 1), 10);
  });

  it("stays between the least and the greatest of the points", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 1 }), (totals) => {
        for (const total of totalsOf(smoothed(curve(...totals), 0.9, []))) {
          expect(total).toBeGreaterThanOrEqual(Math.min(...totals) - 1e-6);
          expect(total).toBeLessThanOrEqual(Math.max(...totals) + 1e-6);
        }
      }),
    );
  });

  it("starts anew where the loss became another one", () => {
    expect(totalsOf(smoothed(curve(100, 100, 30, 30), 0.9, [2])).at(2)).toBeCloseTo(30, 10);
  });

  it("goes on after what is not finite", () => {
    const [, gap, after] = totalsOf(smoothed(curve(100, Number.NaN, 100), 0.9, []));
    expect(gap).toBeNaN();
    expect(after).toBeCloseTo(100, 10);
  });

  it("of 0 is the curve itself", () => {
    const points = curve(3, 1, 2);
    expect(smoothed(points, 0, [])).toBe(points);
  });
});
