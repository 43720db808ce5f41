import { describe, expect, test } from "vitest";
import { CURVE_CAPACITY, type Curve, type CurvePoint, extendCurve, historyUntil } from "./history";

const point = (step: number): CurvePoint => ({ step, reconstruction: 100 + step, kl: 5, total: 105 + step });
const empty: Curve = { points: [], stride: 1 };

function grown(steps: number, chunk: number): Curve {
  let curve = empty;
  for (let first = 1; first <= steps; first += chunk) {
    const added = Array.from({ length: Math.min(chunk, steps - first + 1) }, (_, index) => point(first + index));
    curve = extendCurve(curve, added);
  }
  return curve;
}

describe("a curve", () => {
  test("stays bounded however long the run", () => {
    expect(grown(10_000, 7).points.length).toBeLessThanOrEqual(CURVE_CAPACITY);
    expect(grown(10_000, 7).points.length).toBeGreaterThan(CURVE_CAPACITY / 2);
  });

  test("keeps the same points however the reports were cut", () => {
    expect(grown(3000, 7)).toEqual(grown(3000, 64));
  });

  test("keeps steps in order, none twice", () => {
    const curve = extendCurve(grown(20, 5), [point(20), point(21)]);
    expect(curve.points.map(({ step }) => step)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
  });

  test("that is rolled back loses what lies after the step", () => {
    const cut = historyUntil({ train: grown(20, 5), heldOut: grown(20, 5) }, 12);
    expect(cut.train.points.at(-1)?.step).toBe(12);
    expect(cut.heldOut.points.at(-1)?.step).toBe(12);
  });
});
