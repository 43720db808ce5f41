import { expect, it } from "vitest";
import { defaultExperiment } from "../../experiment/experiment";
import type { Objective } from "../../experiment/objective";
import { emptyHistory, type History, withEvaluation } from "../../state/run/history";
import { finishedRuns } from "./runs";

function runOf(change: Partial<Objective>, number = 1): History {
  const objective = { ...defaultExperiment.objective, ...change };
  const begun = withEvaluation(emptyHistory({ ...defaultExperiment, objective }, number), 0, {
    reconstruction: 540,
    kl: 0,
  });
  return withEvaluation(begun, 100, { reconstruction: 180, kl: 2 * Math.LN2 });
}

it("shows a run where its held-out losses ended", () => {
  const [run] = finishedRuns([runOf({ lambda: 10 }, 3)], "bernoulli");
  expect(run).toMatchObject({ number: 3, step: 100, title: "Combined, λ = 10" });
  expect(run?.cost.rate).toBeCloseTo(2);
  expect(run?.cost.distortion).toBe(180);
});

it("shows no run that was not trained", () => {
  const untrained = withEvaluation(emptyHistory(defaultExperiment), 0, { reconstruction: 540, kl: 0 });
  expect(finishedRuns([untrained, emptyHistory(defaultExperiment)], "bernoulli")).toEqual([]);
});

it("leaves out what cannot be compared: another likelihood, and a KL that is no rate", () => {
  expect(finishedRuns([runOf({ likelihood: "gaussian" }), runOf({ noise: "zero" })], "bernoulli")).toEqual([]);
});
