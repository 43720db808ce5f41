import { describe, expect, it } from "vitest";
import { defaultExperiment } from "../../../experiment/experiment";
import { emptyHistory, withEvaluation, withSettings, withSteps } from "../../../state/run/history";
import { settingsOf } from "../../../state/run/marks";
import { lossRows, MOST_ROWS } from "./lossRows";

const losses = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ reconstruction: 200 - index / 10, kl: 3 }));

describe("the table of a run's losses", () => {
  const begun = withSteps(emptyHistory(defaultExperiment), 1, losses(600));

  it("has few rows, from the first step that is kept to the last", () => {
    const rows = lossRows(begun, "nats");
    expect(rows).toHaveLength(MOST_ROWS);
    expect(rows[0]?.step).toBe(begun.train.points[0]?.step);
    expect(rows.at(-1)).toMatchObject({ step: 600, train: { reconstruction: 140.1, kl: 3, total: 143.1 } });
  });

  it("is empty before the first step", () => {
    expect(lossRows(emptyHistory(defaultExperiment), "nats")).toEqual([]);
  });

  it("tells the held-out losses as they were last evaluated, in the unit that is asked for", () => {
    const evaluated = withEvaluation(begun, 400, { reconstruction: 180, kl: 4 });
    const rows = lossRows(evaluated, "bits");
    expect(rows.filter(({ heldOut }) => heldOut !== null).every(({ step }) => step >= 400)).toBe(true);
    expect(rows.at(-1)?.heldOut?.reconstruction).toBeCloseTo(180 / Math.LN2);
    expect(rows[0]?.heldOut).toBeNull();
  });

  it("tells every change once, in the row of the next steps", () => {
    const before = settingsOf(defaultExperiment);
    const after = { ...before, objective: { ...before.objective, lambda: 10 } };
    const changed = withSteps(withSettings(begun, 600, after, 0), 601, losses(300));
    const told = lossRows(changed, "nats").filter(({ changes }) => changes.length > 0);
    expect(told.flatMap(({ changes }) => changes)).toEqual(["From step 601: λ 1 → 10"]);
    expect(told[0]?.step).toBeGreaterThan(600);
  });
});
