import type { Objective } from "../../experiment/objective";
import { isRecounted } from "../../model/objective";
import { type Model, patch, send, stateOf } from "../model";

/** Changes what running models minimise. */
export function setObjective(models: readonly Model[], change: Partial<Objective>): void {
  for (const model of models) {
    const { experiment } = stateOf(model);
    const objective = { ...experiment.objective, ...change };
    const recounted = isRecounted(experiment.objective, objective);
    const none = { losses: null, heldOut: null, heldOutWhole: null, atMean: null };
    patch(model, { experiment: { ...experiment, objective }, ...(recounted && none) });
    send(model, { kind: "setObjective", objective });
  }
}

/** Changes the step size that running models take with Adam. */
export function setLearningRate(models: readonly Model[], learningRate: number): void {
  for (const model of models) {
    const { experiment } = stateOf(model);
    const hyperparameters = { ...experiment.hyperparameters, learningRate };
    patch(model, { experiment: { ...experiment, hyperparameters } });
    send(model, { kind: "setLearningRate", learningRate });
  }
}
