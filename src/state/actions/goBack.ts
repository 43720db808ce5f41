import { type Model, patch, stateOf } from "../model";
import { build, isToTrain, lastGood, leave } from "../modelSession";

/** Goes back to the last good moment of each model, and on from there at a learning rate; one that trained goes on training. */
export function goBack(models: readonly Model[], learningRate: number): void {
  leave(models, "wentOnEarlier");
  for (const model of models) {
    const { experiment } = stateOf(model);
    const hyperparameters = { ...experiment.hyperparameters, learningRate };
    model.recovery.resumesTraining = isToTrain(model);
    patch(model, { divergence: null, lookingBack: false });
    build(model, { ...experiment, hyperparameters }, lastGood(model));
  }
}
