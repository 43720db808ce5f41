import { KERNEL_SIZE } from "../../experiment/architecture";
import type { Draft, Phases, Tensors } from "./builder";
import { paddedChannels } from "./builder";
import { addDense, type Statistics, type Step } from "./forward";
import type { TensorId } from "./plan";

/** What adding a backward pass needs to know. */
interface Backward {
  readonly phases: Phases;
  readonly tensors: Tensors;
}

/**
 * Adds the backward pass of `steps`, from the gradient of the last output; it is overwritten. Returns the gradient of
 * the first input, which is left out where `inputNeeded` is false.
 */
export function backward(
  steps: readonly Step[],
  gradient: TensorId,
  inputNeeded: boolean,
  context: Backward,
): TensorId {
  let current = gradient;
  let masked = false;
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index];
    if (!step) continue;
    const before = steps[index - 1]?.node;
    const needed = inputNeeded || index > 0;
    if (step.node.kind === "normalization") {
      const rectified = before !== undefined && before.kind !== "normalization" && before.rectified;
      normalizationBackward(step, step.node, current, rectified, needed, context);
      masked = rectified;
    } else {
      if (step.node.rectified && !masked) {
        const { output, node } = step;
        context.phases.chain({ kind: "rectifierGradient", output, gradient: current, size: node.size });
      }
      current =
        step.node.kind === "dense"
          ? denseBackward(step, step.node, current, needed, context)
          : convolutionBackward(step, step.node, current, needed, context);
      masked = false;
    }
  }
  return current;
}

function normalizationBackward(
  { input: source }: Step,
  { name, grid, batch: coefficients }: Step["node"] & { readonly kind: "normalization" },
  gradient: TensorId,
  rectified: boolean,
  inputNeeded: boolean,
  { phases, tensors }: Backward,
): void {
  const channels = paddedChannels(grid.channels);
  const partials = tensors.partials(`${name}/sums`, phases.tasks, 2, channels);
  const coefficientsBack = tensors.partials(`${name}/backward`, 3, channels);
  phases.chain({ kind: "normalizeSums", source, gradient, coefficients, partials, ...grid });
  phases.afterwards({
    kind: "normalizeSumsFinish",
    partials,
    coefficients,
    backward: coefficientsBack,
    gamma: tensors.offsetOf(name, "gamma"),
    beta: tensors.offsetOf(name, "beta"),
    ...grid,
  });
  phases.barrier();
  if (!inputNeeded) return;
  const backward = coefficientsBack;
  phases.chain({ kind: "normalizeGradient", source, gradient, coefficients, backward, rectified, ...grid });
}

function denseBackward(
  { input: source }: Step,
  node: Step["node"] & { readonly kind: "dense" },
  gradient: TensorId,
  inputNeeded: boolean,
  context: Backward,
): TensorId {
  const { name, inputs, outputs } = node;
  const { phases, tensors } = context;
  addBiasGradient(name, gradient, { pixels: 1, channels: outputs }, context);
  const kernel = tensors.offsetOf(name, "kernel");
  phases.afterwards({ kind: "denseGradient", source, gradient, target: kernel, inputs, outputs });
  return inputNeeded ? inputGradient(node, gradient, "batch", context) : gradient;
}

function convolutionBackward(
  step: Step,
  node: Step["node"] & { readonly kind: "convolution" },
  gradient: TensorId,
  inputNeeded: boolean,
  context: Backward,
): TensorId {
  const { name, forward, geometry } = node;
  const { phases, tensors } = context;
  const { fineDepth, fineHeight, fineWidth, coarseDepth, coarseHeight, coarseWidth } = geometry;
  const outputGrid =
    forward === "down"
      ? { pixels: coarseHeight * coarseWidth, channels: coarseDepth }
      : { pixels: fineHeight * fineWidth, channels: fineDepth };
  addBiasGradient(name, gradient, outputGrid, context);
  const size = KERNEL_SIZE * KERNEL_SIZE * fineDepth * coarseDepth;
  const partials = tensors.partials(`${name}/partials`, phases.tasks, size);
  const sides = forward === "down" ? { fine: step.input, coarse: gradient } : { fine: gradient, coarse: step.input };
  phases.chain({ kind: "filterGradient", geometry, ...sides, partials });
  phases.afterwards({ kind: "sumPartials", partials, target: tensors.offsetOf(name, "kernel"), size });
  return inputNeeded ? inputGradient(node, gradient, "batch", context) : gradient;
}

/** Adds the gradient of a layer's input, that of its output given. */
function inputGradient(
  node: Exclude<Step["node"], { readonly kind: "normalization" }>,
  gradient: TensorId,
  statistics: Statistics,
  { phases, tensors }: Backward,
  keeps: Draft["keeps"] = "used",
): TensorId {
  const name = `${phases.name}: gradient before ${node.name}`;
  const rest = { source: gradient, bias: null, rectified: false } as const;
  if (node.kind === "dense") {
    const { inputs, outputs } = node;
    const target = tensors.ofImages(name, phases.images, inputs, keeps);
    const weights = node.weights.backward;
    addDense({ kind: "dense", ...rest, weights, target, inputs: outputs, outputs: inputs }, statistics, phases);
    return target;
  }
  const { fineDepth, fineHeight, fineWidth, coarseDepth, coarseHeight, coarseWidth } = node.geometry;
  const down = node.forward === "down";
  const size = down ? fineHeight * fineWidth * fineDepth : coarseHeight * coarseWidth * coarseDepth;
  const target = tensors.ofImages(name, phases.images, size, keeps);
  const direction = down ? "up" : "down";
  const { geometry, weights } = node;
  phases.chain({ kind: "convolve", direction, geometry, ...rest, weights: weights[direction], target });
  return target;
}

/**
 * Adds the gradient of the first input of `steps`, whose batch norms took running statistics, and of nothing else; that
 * of the last output is overwritten.
 */
export function pullBack(steps: readonly Step[], gradient: TensorId, context: Backward): TensorId {
  let current = gradient;
  let masked = false;
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index];
    if (!step) continue;
    const { node, input: source, output } = step;
    if (node.kind === "normalization") {
      const before = steps[index - 1]?.node;
      masked = before !== undefined && before.kind !== "normalization" && before.rectified;
      const { grid, running: coefficients } = node;
      const kind = "rescaleGradient";
      context.phases.chain({ kind, source, gradient: current, coefficients, rectified: masked, ...grid });
      continue;
    }
    if (node.rectified && !masked) {
      context.phases.chain({ kind: "rectifierGradient", output, gradient: current, size: node.size });
    }
    current = inputGradient(node, current, "running", context, index === 0 ? "program" : "used");
    masked = false;
  }
  return current;
}

function addBiasGradient(
  name: string,
  gradient: TensorId,
  grid: { readonly pixels: number; readonly channels: number },
  { phases, tensors }: Backward,
): void {
  const partials = tensors.partials(`${name}/bias partials`, phases.tasks, paddedChannels(grid.channels));
  phases.chain({ kind: "biasGradient", gradient, partials, ...grid });
  const target = tensors.offsetOf(name, "bias");
  phases.afterwards({ kind: "sumPartials", partials, target, size: grid.channels });
}
