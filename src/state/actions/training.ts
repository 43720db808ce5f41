import { type Model, patch, send, stateOf } from "../model";
import { build, leave } from "../modelSession";

/**
 * Trains until paused, or to a step, that of a link where it is still to come; does nothing while the model is taken back to an
 * earlier moment.
 */
export function train(models: readonly Model[], until?: number): void {
  for (const model of models) {
    const { lookingBack, pauseAt, step } = stateOf(model);
    const last = until ?? (pauseAt !== null && pauseAt > step ? pauseAt : undefined);
    model.recovery.isPausing = false;
    if (!lookingBack) send(model, { kind: "train", ...(last !== undefined && { until: last }) });
  }
}

/** Stops training after the step under way. */
export function pause(models: readonly Model[]): void {
  for (const model of models) {
    model.recovery.isPausing = true;
    send(model, { kind: "pause" });
  }
}

/** Takes one training step. */
export function takeStep(models: readonly Model[]): void {
  for (const model of models) if (!stateOf(model).lookingBack) send(model, { kind: "step" });
}

/** Leaves the runs and goes back to the initial weights, of the same seed unless another is given. */
export function reset(models: readonly Model[], seed?: number): void {
  leave(models, "reset");
  for (const model of models) resetModel(model, seed ?? stateOf(model).experiment.seed);
}

function resetModel(model: Model, seed: number): void {
  const { run, experiment, engine } = stateOf(model);
  patch(model, { run: run + 1, failure: null, checkpoint: null });
  model.recovery.restart();
  // Of another seed other images have a label, which the engine was built with.
  const isKnown = seed === experiment.seed || !experiment.architecture.labelHead;
  if (model.connection.isOpen && engine && isKnown) send(model, { kind: "reset", run: run + 1, seed });
  else build(model, { ...experiment, seed }, "initial weights");
}
