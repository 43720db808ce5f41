import { describe, expect, it } from "vitest";
import { defaultView, type LossView } from "../view/view";
import type { Row } from "./rows";
import { stripsOf } from "./strips";

const plot = { left: 40, top: 20, right: 440, bottom: 220, first: 0, last: 100 };
const point = (step: number) => ({ step, total: 160, reconstruction: 154, kl: 6 });
const rows: Row[] = [1, 2, 3].map((step) => ({
  step,
  train: point(step),
  drawn: point(step),
  heldOut: null,
  latestHeldOut: null,
}));
const strips = (change: Partial<LossView> = {}) => stripsOf(plot, rows, { ...defaultView, ...change }, 200);
const shown = (...names: string[]) => ({
  terms: { total: names.includes("total"), reconstruction: names.includes("reconstruction"), kl: names.includes("kl") },
});

describe("the strips of the chart", () => {
  it("give KL an axis of its own below total and reconstruction, and all the same steps", () => {
    const [upper, lower, ...others] = strips();
    expect(others).toEqual([]);
    expect([upper?.terms, lower?.terms]).toEqual([["total", "reconstruction"], ["kl"]]);
    expect(upper?.frame).toMatchObject({ top: 20, low: 0, high: 260, left: 40, right: 440, first: 0, last: 100 });
    expect(lower?.frame).toMatchObject({ bottom: 220, low: 0, left: 40, right: 440, first: 0, last: 100 });
    expect(lower?.frame.high).toBeLessThan(12);
    expect(lower?.frame.top).toBeGreaterThan((upper?.frame.bottom ?? 0) + 10);
  });

  it("are one where all is wanted on one axis, or only one of them has anything to show", () => {
    for (const change of [{ layout: "together" as const }, shown("total", "reconstruction"), shown("kl")]) {
      const [only, ...others] = strips(change);
      expect(others).toEqual([]);
      expect(only?.frame).toMatchObject({ top: 20, bottom: 220 });
    }
    expect(stripsOf({ ...plot, bottom: plot.top + 60 }, rows, defaultView, 200)).toHaveLength(1);
    expect(strips(shown("kl"))[0]?.frame.high).toBeLessThan(12);
    expect(strips({ layout: "together" })[0]?.terms).toEqual(["total", "reconstruction", "kl"]);
  });
});
