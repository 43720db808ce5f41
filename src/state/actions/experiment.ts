import type { Experiment } from "../../experiment/experiment";
import type { LinkProblem } from "../../experiment/linkFields";
import { type Model, patch, stateOf } from "../model";
import { build, leave } from "../modelSession";
import { presentStep } from "../run/past";

/** Builds the experiment of a link in models whose runs are left; `problems` are what could not be read of it. */
export function openExperiment(
  models: readonly Model[],
  experiment: Experiment,
  problems: readonly LinkProblem[] = [],
): void {
  for (const model of models) {
    patch(model, { failure: problems.length > 0 ? { code: "malformedLink", consequence: "refused", problems } : null });
    buildAnew(model, experiment);
  }
}

/** Asks for an experiment with new weights: at once while nothing is trained, after the user's consent otherwise. */
export function propose(models: readonly Model[], experiment: Experiment): void {
  for (const model of models) {
    if (presentStep(stateOf(model)) > 0) patch(model, { proposal: experiment });
    else buildAnew(model, experiment);
  }
}

/** Leaves the runs and builds the experiment that was proposed. */
export function acceptProposal(models: readonly Model[]): void {
  leave(models, "newRun");
  for (const model of models) {
    const { proposal } = stateOf(model);
    if (proposal) buildAnew(model, proposal);
  }
}

/** What crashed with another experiment may do with this one. */
function buildAnew(model: Model, experiment: Experiment): void {
  model.recovery.restart();
  patch(model, { pauseAt: null });
  build(model, experiment, "initial weights");
}

/** Keeps the run and drops what was proposed. */
export function dismissProposal(models: readonly Model[]): void {
  for (const model of models) patch(model, { proposal: null });
}
