import { partsOf } from "./beside";
import type { Draft, LayerStep } from "./forward";
import type { DenseLayer, GraphLayer, WeightedLayer } from "./layers";
import type { Value } from "./operation";

/** A step of a layer with weights. */
interface WeightedStep extends LayerStep {
  readonly layer: WeightedLayer;
}

/** Where a backward pass has come to: before the first step of all, or at the input where that is none. */
interface End {
  readonly gradient: Value;
  readonly step: WeightedStep | null;
}

/**
 * Adds the backward pass of `steps` from the gradient of the last target, which is overwritten, up to the first layer's
 * input. With the batch's statistics it leaves the gradients of all parameters, with running ones none.
 */
function backwardTo(steps: readonly LayerStep[], gradient: Value, inputNeeded: boolean, draft: Draft): End {
  let current = gradient;
  let rectifiedAlready = false;
  for (const [index, { layer, source, target, ...step }] of [...steps.entries()].reverse()) {
    const before = steps[index - 1]?.layer;
    const besides = draft.skippedGradients.get(layer);
    if (besides) draft.add({ kind: "add", source: besides, target: current });
    if (layer.kind === "normalization") {
      // Where another gradient is still to be added to that of the layer before, its ReLU has to wait.
      const rectified = isRectified(before) && !draft.skippedGradients.has(before);
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
    if (draft.statistics === "batch") {
      draft.add({ kind: "parameterGradient", layer, source: step.read, gradient: current });
    }
    const weighted = { layer, source, target, ...step };
    if (index === 0) return { gradient: current, step: weighted };
    current = inputGradient(weighted, current, draft);
    rectifiedAlready = false;
  }
  return { gradient: current, step: null };
}

function isRectified(layer: GraphLayer | undefined): layer is WeightedLayer {
  return layer !== undefined && layer.kind !== "normalization" && layer.rectified;
}

/** Adds the backward pass of an encoder, whose input needs no gradient. */
export function backwardToImages(steps: readonly LayerStep[], gradient: Value, draft: Draft): void {
  backwardTo(steps, gradient, false, draft);
}

/** Adds the backward pass of a decoder; the gradient of z, [latentDim]. */
export function backwardToZ(steps: readonly LayerStep[], gradient: Value, draft: Draft): Value {
  const end = backwardTo(steps, gradient, true, draft);
  return end.step ? inputGradient(end.step, end.gradient, draft) : end.gradient;
}

/**
 * Adds the backward pass of a decoder but for the gradient of z where a dense layer reads that: it is left to the
 * operation that needs it.
 */
export function backwardToReader(steps: readonly LayerStep[], gradient: Value, draft: Draft) {
  const end = backwardTo(steps, gradient, true, draft);
  const layer = end.step?.layer;
  if (layer?.kind === "dense") {
    return { reader: { layer, gradient: end.gradient }, zGradient: gradientBefore(layer, draft) };
  }
  return { reader: null, zGradient: end.step ? inputGradient(end.step, end.gradient, draft) : end.gradient };
}

/** The gradient of what a layer reads, as a value that nobody has computed yet. */
export function gradientBefore(layer: WeightedLayer | DenseLayer, draft: Draft): Value {
  return draft.value(`${layer.name}/inputGradient`, layer.input);
}

/** The gradient of what came to a layer; in training, that of what it read besides is kept for the encoder. */
function inputGradient({ layer, source, read, skipped }: WeightedStep, gradient: Value, draft: Draft): Value {
  const target = gradientBefore(layer, draft);
  draft.add({ kind: "inputGradient", layer, gradient, target });
  if (read === source) return target;
  const isKept = skipped !== null && draft.statistics === "batch";
  const { ofValue, ofSkipped } = partsOf(target, source, isKept ? skipped.target : null, draft);
  if (isKept && ofSkipped) draft.skippedGradients.set(skipped.layer, ofSkipped);
  return ofValue;
}

/** Adds the backward pass of a label head, up to the gradient of mu, which is there already. */
export function backwardToMu(layer: DenseLayer, mu: Value, gradient: Value, muGradient: Value, draft: Draft): void {
  draft.add({ kind: "parameterGradient", layer, source: mu, gradient });
  const source = gradientBefore(layer, draft);
  draft.add({ kind: "inputGradient", layer, gradient, target: source });
  draft.add({ kind: "add", source, target: muGradient });
}
