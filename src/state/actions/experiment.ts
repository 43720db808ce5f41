import type { Experiment } from "../../experiment/experiment";
import type { LinkProblem } from "../../experiment/link";
import { type Model, patch, stateOf } from "../model";
import { presentStep } from "../run/past";
import { build } from "../session";

/** Builds the experiment of a link; `problems` are what could not be read of it. */
export function openExperiment(
  models: readonly Model[],
  experiment: Experiment,
  problems: readonly LinkProblem[] = [],
): void {
  for (const model of models) {
    patch(model, { failure: problems.length > 0 ? { code: "malformedLink", consequence: "refused", problems } : null });
    build(model, experiment, "initial weights");
  }
}

/** Asks for an experiment with new weights: at once while nothing is trained, after the user's consent otherwise. */
export function propose(models: readonly Model[], experiment: Experiment): void {
  for (const model of models) {
    if (presentStep(stateOf(model)) === 0) build(model, experiment, "initial weights");
    else patch(model, { proposal: experiment });
  }
}

/** Builds the experiment that was proposed. */
export function acceptProposal(models: readonly Model[]): void {
  for (const model of models) {
    const { proposal } = stateOf(model);
    if (proposal) build(model, proposal, "initial weights");
  }
}

/** Keeps the run and drops what was proposed. */
export function dismissProposal(models: readonly Model[]): void {
  for (const model of models) patch(model, { proposal: null });
}
