import { expect, test } from "vitest";
import { defaultExperiment } from "../experiment/experiment";
import type { LeavingCause } from "../state/leaving";
import { startState } from "../state/start";
import { leftText } from "./leaving";

const left = (cause: LeavingCause, ...steps: readonly number[]) =>
  leftText({
    cause,
    arrangement: { shown: [0], resting: null },
    runs: steps.map((step, model) => ({ model, isSettled: true, state: { ...startState(defaultExperiment), step } })),
  });

test("what was left is named with its steps", () => {
  expect(left("reset", 1234)).toBe("Back at the initial weights. The run of 1,234 steps is kept.");
  expect(left("undone", 1)).toBe("What was left is back. The run of 1 step is kept.");
  expect(left("comparisonEnded", 60, 58)).toBe("The comparison is over. 2 models, at step 60, are kept.");
  expect(left("modelRemoved", 60)).toBe("A model is removed. “Combined”, at step 60, is kept.");
});
