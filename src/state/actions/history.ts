import { type Model, patch, stateOf } from "../model";

/** Takes the curves of an earlier run, by its number, off the chart. */
export function forgetRun(models: readonly Model[], forgotten: number): void {
  for (const model of models) {
    patch(model, { earlier: stateOf(model).earlier.filter(({ number }) => number !== forgotten) });
  }
}
