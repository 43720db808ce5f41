import type { Corruption } from "../../experiment/corruption";
import type { Objective } from "../../experiment/objective";
import { isRecounted } from "../../model/objective";
import { type Model, patch, send, stateOf } from "../model";

/** A change of an objective; null takes a corruption away. */
export type ObjectiveChange = Partial<Omit<Objective, "corruption">> & { readonly corruption?: Corruption | null };

/** Changes what running models minimise. */
export function setObjective(models: readonly Model[], change: ObjectiveChange): void {
  for (const model of models) {
    const { experiment } = stateOf(model);
    const objective = changed(experiment.objective, change);
    const recounted = isRecounted(experiment.objective, objective);
    const none = { losses: null, heldOut: null, heldOutWhole: null, atMean: null };
    patch(model, { experiment: { ...experiment, objective }, ...(recounted && none) });
    send(model, { kind: "setObjective", objective });
  }
}

function changed(
  { corruption: held, ...before }: Objective,
  { corruption = held, ...change }: ObjectiveChange,
): Objective {
  return { ...before, ...change, ...(corruption && { corruption }) };
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
