import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CurvePoint } from "../../state/history";
import { chartRows, thinned } from "./rows";

const point = (step: number): CurvePoint => ({ step, reconstruction: 150, kl: 6, total: 156 });
const limits = { train: 100, heldOut: 100 };
const curve = (...steps: number[]) => ({ points: steps.map(point), stride: 1 });

describe("thinning", () => {
  it("keeps order, both ends and no more than the limit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 2, max: 300 }), (length, limit) => {
        const points = Array.from({ length }, (_, index) => index);
        const kept = thinned(points, limit);
        expect(kept.length).toBe(Math.min(length, limit));
        expect(kept.at(0)).toBe(points.at(0));
        expect(kept.at(-1)).toBe(points.at(-1));
        expect([...kept].sort((a, b) => a - b)).toEqual(kept);
      }),
    );
  });
});

describe("the chart's rows", () => {
  it("join the curves of a step and keep the order of steps", () => {
    const rows = chartRows({ train: curve(1, 2, 3), heldOut: curve(0, 2) }, limits);
    expect(rows.map(({ step }) => step)).toEqual([0, 1, 2, 3]);
    expect(rows.map(({ train }) => train?.step)).toEqual([undefined, 1, 2, 3]);
    expect(rows.map(({ heldOut }) => heldOut?.step)).toEqual([0, undefined, 2, undefined]);
  });

  it("remember the latest held-out losses, never later ones", () => {
    const rows = chartRows({ train: curve(1, 2, 3, 9), heldOut: curve(2, 5) }, limits);
    expect(rows.map(({ latestHeldOut }) => latestHeldOut?.step)).toEqual([undefined, 2, 2, 5, 5]);
  });
});
