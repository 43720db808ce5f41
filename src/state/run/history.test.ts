import { describe, expect, test } from "vitest";
import { defaultExperiment } from "../../experiment/experiment";
import {
  CURVE_CAPACITY,
  type Curve,
  type CurvePoint,
  emptyHistory,
  extendCurve,
  type History,
  historyUntil,
  RECENT_STEPS,
  withEvaluation,
  withSettings,
  withSteps,
} from "./history";
import { settingsOf } from "./marks";

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
});

describe("a run's history", () => {
  const losses = (count: number) => Array.from({ length: count }, () => ({ reconstruction: 100, kl: 5 }));
  const start = withSteps(emptyHistory(defaultExperiment), 1, losses(20));
  const settings = settingsOf(defaultExperiment);
  const withLambda = (lambda: number) => ({ ...settings, objective: { ...settings.objective, lambda } });
  const totals = (history: History) => history.train.points.map(({ total }) => total);

  test("totals every step by the settings that it was taken with", () => {
    const changed = withSettings(start, 20, withLambda(10), 20);
    expect(totals(withSteps(changed, 21, losses(2))).slice(-3)).toEqual([105, 150, 150]);
    expect(withEvaluation(start, 20, { reconstruction: 100, kl: 5 }).heldOut.points.at(-1)?.total).toBe(105);
    expect(withEvaluation(changed, 20, { reconstruction: 100, kl: 5 }).heldOut.points.at(-1)?.total).toBe(150);
  });

  test("has no mark of what was set before its first step", () => {
    const set = withSettings(emptyHistory(defaultExperiment), 0, withLambda(10), 20);
    expect(set.marks).toEqual([]);
    expect(totals(withSteps(set, 1, losses(1)))).toEqual([150]);
  });

  test("keeps the latest steps, every one", () => {
    const long = withSteps(start, 21, losses(4000));
    expect(long.recent).toHaveLength(RECENT_STEPS);
    expect(long.recent.at(0)?.step).toBe(4020 - RECENT_STEPS + 1);
    expect(long.train.stride).toBeGreaterThan(1);
  });

  test("that is rolled back loses the steps and the marks after it", () => {
    const changed = withSettings(withSettings(start, 8, withLambda(10), 0), 15, withLambda(1), 0);
    const cut = historyUntil(changed, 12);
    expect(cut.train.points.at(-1)?.step).toBe(12);
    expect(cut.recent.at(-1)?.step).toBe(12);
    expect(cut.marks.map(({ step, after }) => [step, after.objective.lambda])).toEqual([
      [8, 10],
      [12, 1],
    ]);
  });
});
