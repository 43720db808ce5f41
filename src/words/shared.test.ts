import { expect, test } from "vitest";
import { defaultExperiment } from "../experiment/experiment";
import type { Objective } from "../experiment/objective";
import { emptyHistory, withSettings, withSteps } from "../state/run/history";
import { settingsOf } from "../state/run/marks";
import { sharedText } from "./shared";

const losses = Array.from({ length: 900 }, () => ({ reconstruction: 1, kl: 1 }));
/** A run whose objective was changed at some steps. */
const changed = (...changes: readonly (readonly [number, Partial<Objective>])[]) => {
  let history = withSteps(emptyHistory(defaultExperiment), 1, losses);
  let { objective } = defaultExperiment;
  for (const [step, change] of changes) {
    objective = { ...objective, ...change };
    history = withSettings(history, step, { ...settingsOf(defaultExperiment), objective }, 0);
  }
  return { experiment: { ...defaultExperiment, objective }, history };
};

test("of a run that was never changed there is nothing to add", () => {
  expect(sharedText([changed()], false)).toBe("");
});

test("of a run that was changed it is told how it began, and when it changed", () => {
  const asNow = "It begins with the settings as they are now; your run began with";
  expect(sharedText([changed([500, { lambda: 10 }])], false)).toBe(`${asNow} λ = 1 and changed at step 500.`);
  expect(sharedText([changed([500, { lambda: 10 }], [700, { terms: "kl" }], [800, { lambda: 1 }])], false)).toBe(
    `${asNow} combined and λ = 1 and changed 3 times, first at step 500.`,
  );
});

test("of a comparison it is told how many models it holds, and which began otherwise", () => {
  expect(sharedText([changed(), changed()], true)).toBe("It holds the 2 models that are compared.");
  expect(sharedText([changed(), changed([500, { lambda: 10 }])], true)).toBe(
    "It holds the 2 models that are compared, with the objectives as they are now; the run of “Combined, λ = 10” began otherwise.",
  );
});
