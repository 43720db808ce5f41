import type { EngineChoice } from "../../worker/protocol";
import { type Model, patch, stateOf } from "../model";
import { build, isToTrain, lastGood } from "../modelSession";
import { diagnosed } from "../run/diagnosis/diagnose";
import { backToNow } from "./lookingBack";

/** Has models computed by another engine, which goes on from their weights; one that still starts is given up for it. */
export function chooseEngine(models: readonly Model[], engineChoice: EngineChoice): void {
  for (const model of models) {
    model.recovery.restart();
    if (stateOf(model).lookingBack) backToNow([model]);
    const { engine, experiment } = stateOf(model);
    if (engine) model.recovery.resumesTraining = isToTrain(model);
    patch(model, { engineChoice });
    build(model, experiment, engine ? "current weights" : (model.recovery.builtFrom ?? lastGood(model)));
  }
}

/** Builds again after a failure, from the last good weights where there are any. */
export function recover(models: readonly Model[]): void {
  for (const model of models) {
    model.recovery.restart();
    build(model, stateOf(model).experiment, lastGood(model));
  }
}

/** Takes the failure off the page. */
export function dismissFailure(models: readonly Model[]): void {
  for (const model of models) model.store.setState(diagnosed({ ...stateOf(model), failure: null }), true);
}
