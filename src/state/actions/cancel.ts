import type { Experiment } from "../../experiment/experiment";
import { type Model, patch, stateOf } from "../model";
import { build } from "../modelSession";
import { type History, latestSettings } from "../run/history";

/**
 * Gives up what is being started, whatever it is in the midst of: its worker ends. The run before it, which was to be
 * replaced, is taken up again where it was saved last; without one the page waits for the user.
 */
export function cancelStart(models: readonly Model[]): void {
  for (const model of models) if (stateOf(model).activity) cancelStartOf(model);
}

function cancelStartOf(model: Model): void {
  const { run, history, snapshots } = stateOf(model);
  const { recovery, connection } = model;
  const kept = snapshots.at(-1) ?? null;
  const replaced = recovery.builtFrom === "initial weights" ? kept : null;
  connection.close();
  recovery.restart();
  recovery.resumesTraining = false;
  recovery.builtFrom = null;
  patch(model, { run: run + 1, activity: null, engine: null, training: false, lookingBack: false, checkpoint: kept });
  if (replaced) build(model, presentExperiment(history), replaced);
}

/** What a run is asked for at its last step. */
function presentExperiment(history: History): Experiment {
  const { objective, learningRate } = latestSettings(history);
  const { experiment } = history;
  return { ...experiment, objective, hyperparameters: { ...experiment.hyperparameters, learningRate } };
}
