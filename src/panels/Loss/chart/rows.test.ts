import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultExperiment } from "../../../experiment/experiment";
import { type CurvePoint, emptyHistory, type History, withSettings, withSteps } from "../../../state/run/history";
import { settingsOf } from "../../../state/run/marks";
import { defaultView, type LossView } from "../view/view";
import { chartRows, thinned } from "./rows";

const point = (step: number, total = 156): CurvePoint => ({ step, reconstruction: total - 6, kl: 6, total });
const limits = { train: 100, heldOut: 100 };
const curve = (...steps: number[]) => ({ points: steps.map((step) => point(step)), stride: 1 });
const history = (train: number[], heldOut: number[], recent: number[] = []): History => ({
  ...emptyHistory(defaultExperiment),
  train: curve(...train),
  heldOut: curve(...heldOut),
  recent: recent.map((step) => point(step)),
});
const rowsOf = (of: History, change: Partial<LossView> = {}) => chartRows(of, { ...defaultView, ...change }, limits);

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
    const rows = rowsOf(history([1, 2, 3], [0, 2]));
    expect(rows.map(({ step }) => step)).toEqual([0, 1, 2, 3]);
    expect(rows.map(({ train }) => train?.step)).toEqual([undefined, 1, 2, 3]);
    expect(rows.map(({ heldOut }) => heldOut?.step)).toEqual([0, undefined, 2, undefined]);
  });

  it("remember the latest held-out losses, never later ones", () => {
    const rows = rowsOf(history([1, 2, 3, 9], [2, 5]));
    expect(rows.map(({ latestHeldOut }) => latestHeldOut?.step)).toEqual([undefined, 2, 2, 5, 5]);
  });

  it("of the recent window are every step of it and nothing before", () => {
    const rows = rowsOf(history([64, 128], [50, 100, 130], [126, 127, 128, 129]), { steps: "recent" });
    expect(rows.map(({ step }) => step)).toEqual([126, 127, 128, 129, 130]);
  });

  it("are in the unit that is asked for", () => {
    const [row] = rowsOf(history([1], []), { unit: "bits" });
    expect(row?.train?.total).toBeCloseTo(156 / Math.log(2), 10);
    expect(row?.train?.kl).toBeCloseTo(6 / Math.log(2), 10);
  });

  it("keep the exact loss beside the smoothed one", () => {
    const uneven = { ...history([], []), train: { points: [point(1, 200), point(2, 100)], stride: 1 } };
    const last = rowsOf(uneven, { smoothing: 0.6 }).at(-1);
    expect(last?.train?.total).toBe(100);
    expect(last?.drawn?.total).toBeCloseTo((0.6 * 200 + 100) / 1.6, 10);
  });

  it("smooth no further back than a change of the objective", () => {
    const losses = (reconstruction: number) => Array.from({ length: 30 }, () => ({ reconstruction, kl: 0 }));
    const { objective, learningRate } = settingsOf(defaultExperiment);
    const begun = withSteps(emptyHistory(defaultExperiment), 1, losses(200));
    const gaussian = { objective: { ...objective, likelihood: "gaussian" as const }, learningRate };
    const changed = withSteps(withSettings(begun, 30, gaussian, 20), 31, losses(40));
    expect(rowsOf(changed, { smoothing: 0.9 }).at(-1)?.drawn?.total).toBeCloseTo(40, 10);
  });
});
