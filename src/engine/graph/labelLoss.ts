import { type Draft, forward, outputOf } from "./forward";
import type { DenseLayer } from "./layers";
import type { Value } from "./operation";

/** Classes that are given as bytes and as numbers, where there are any. */
export interface GivenClasses {
  readonly bytes: Value | null;
  readonly given: readonly Value[];
  readonly classes: Value | null;
}

/** What a label head reads, and whether its gradient is asked for. */
interface LabelTask {
  readonly mu: Value;
  readonly classes: Value | null;
  readonly differentiated: boolean;
}

/** Adds a label head, where there is one, with its loss and where asked for the gradient of its logits. */
export function labelLossOf(layer: DenseLayer | null, { mu, classes, differentiated }: LabelTask, draft: Draft) {
  if (!layer || !classes) return null;
  const logits = outputOf(forward([layer], mu, draft), mu);
  const gradient = differentiated ? draft.value("labelLogitsGradient", layer.output) : null;
  const losses = draft.value("crossEntropy", [1]);
  draft.add({ kind: "labelLoss", logits, classes, gradient, losses });
  return { layer, gradient, losses };
}

/** Those values that there are. */
export function definite(values: readonly (Value | null)[]): Value[] {
  return values.filter((value) => value !== null);
}
