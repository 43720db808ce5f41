import { type Model, patch, send, stateOf } from "../model";
import { leave } from "../modelSession";
import { atMoment, fromHere, presentStep } from "../run/past";
import type { State } from "../state";
import { train } from "./training";

/** Stands still, to look at earlier moments of the run. */
export function lookBack(models: readonly Model[]): void {
  for (const model of models) send(model, { kind: "halt" });
}

/** Takes models that look back to the kept moment of a step; does nothing where none of that step is kept. */
export function recall(models: readonly Model[], step: number): void {
  for (const model of models) recallModel(model, step);
}

/** Ends looking back; each model is where it was. */
export function backToNow(models: readonly Model[]): void {
  for (const model of models) {
    recallModel(model, presentStep(stateOf(model)));
    patch(model, { lookingBack: false });
  }
}

/** Trains on from the moment that is looked at, and leaves the runs as they went on after it. */
export function goOnFromHere(models: readonly Model[]): void {
  leave(
    models.filter((model) => isEarlier(stateOf(model))),
    "wentOnEarlier",
  );
  for (const model of models) if (stateOf(model).lookingBack) patch(model, fromHere(stateOf(model)));
  train(models);
}

function isEarlier(state: State): boolean {
  return state.step < presentStep(state);
}

function recallModel(model: Model, step: number): void {
  const state = stateOf(model);
  const checkpoint = state.snapshots.find((snapshot) => snapshot.step === step);
  if (!state.lookingBack || !checkpoint || step === state.step) return;
  patch(model, atMoment(state, step));
  send(model, { kind: "recall", checkpoint });
}
