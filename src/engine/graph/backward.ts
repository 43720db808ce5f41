import type { Draft, LayerStep } from "./forward";
import type { DenseLayer, WeightedLayer } from "./layers";
import type { Value } from "./operation";

/** Where a backward pass has come to: before `layer`, the first of all, or at the input where that is none. */
interface End {
  readonly gradient: Value;
  readonly layer: WeightedLayer | null;
}

/**
 * Adds the backward pass of `steps` from the gradient of the last target, which is overwritten, up to the first layer's
 * input. With the batch's statistics it leaves the gradients of all parameters, with running ones none.
 */
function backwardTo(steps: readonly LayerStep[], gradient: Value, inputNeeded: boolean, draft: Draft): End {
  let current = gradient;
  let rectifiedAlready = false;
  for (const [index, { layer, source, target }] of [...steps.entries()].reverse()) {
    const before = steps[index - 1]?.layer;
    if (layer.kind === "normalization") {
      const rectified = before !== undefined && before.kind !== "normalization" && before.rectified;
      const shared = { layer, source, gradient: current, rectified };
      const onward = inputNeeded || index > 0;
      if (draft.statistics === "batch") draft.add({ kind: "normalizeGradient", ...shared, onward });
      else draft.add({ kind: "rescaleGradient", ...shared });
      rectifiedAlready = rectified;
      continue;
    }
    if (layer.rectified && !rectifiedAlready) {
      draft.add({ kind: "rectifierGradient", output: target, gradient: current });
    }
    if (draft.statistics === "batch") draft.add({ kind: "parameterGradient", layer, source, gradient: current });
    if (index === 0) return { gradient: current, layer };
    current = inputGradient(layer, current, draft);
    rectifiedAlready = false;
  }
  return { gradient: current, layer: null };
}

/** Adds the backward pass of an encoder, whose input needs no gradient. */
export function backwardToImages(steps: readonly LayerStep[], gradient: Value, draft: Draft): void {
  backwardTo(steps, gradient, false, draft);
}

/** Adds the backward pass of a decoder; the gradient of z, [latentDim]. */
export function backwardToZ(steps: readonly LayerStep[], gradient: Value, draft: Draft): Value {
  const end = backwardTo(steps, gradient, true, draft);
  return end.layer ? inputGradient(end.layer, end.gradient, draft) : end.gradient;
}

/**
 * Adds the backward pass of a decoder but for the gradient of z where a dense layer reads that: it is left to the
 * operation that needs it.
 */
export function backwardToReader(steps: readonly LayerStep[], gradient: Value, draft: Draft) {
  const end = backwardTo(steps, gradient, true, draft);
  if (end.layer?.kind === "dense") {
    return { reader: { layer: end.layer, gradient: end.gradient }, zGradient: gradientBefore(end.layer, draft) };
  }
  return { reader: null, zGradient: end.layer ? inputGradient(end.layer, end.gradient, draft) : end.gradient };
}

/** The gradient of what a layer reads, as a value that nobody has computed yet. */
export function gradientBefore(layer: WeightedLayer | DenseLayer, draft: Draft): Value {
  return draft.value(`${layer.name}/inputGradient`, layer.input);
}

function inputGradient(layer: WeightedLayer, gradient: Value, draft: Draft): Value {
  const target = gradientBefore(layer, draft);
  draft.add({ kind: "inputGradient", layer, gradient, target });
  return target;
}
