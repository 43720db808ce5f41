import { KERNEL_SIZE } from "../../experiment/architecture";
import type { Phases, Tensors } from "./builder";
import { paddedChannels } from "./builder";
import { addDense, type Step } from "./forward";
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
  { name, inputs, outputs, weights }: Step["node"] & { readonly kind: "dense" },
  gradient: TensorId,
  inputNeeded: boolean,
  context: Backward,
): TensorId {
  const { phases, tensors } = context;
  addBiasGradient(name, gradient, { pixels: 1, channels: outputs }, context);
  const kernel = tensors.offsetOf(name, "kernel");
  phases.afterwards({ kind: "denseGradient", source, gradient, target: kernel, inputs, outputs });
  if (!inputNeeded) return gradient;
  const target = tensors.ofImages(`${phases.name}: gradient before ${name}`, phases.images, inputs);
  const product = { kind: "dense", source: gradient, weights: weights.backward, bias: null, rectified: false } as const;
  addDense({ ...product, target, inputs: outputs, outputs: inputs }, "batch", phases);
  return target;
}

function convolutionBackward(
  step: Step,
  { name, forward, geometry, weights }: Step["node"] & { readonly kind: "convolution" },
  gradient: TensorId,
  inputNeeded: boolean,
  context: Backward,
): TensorId {
  const { phases, tensors } = context;
  const { fineDepth, fineHeight, fineWidth, coarseDepth, coarseHeight, coarseWidth } = geometry;
  const fineSize = fineHeight * fineWidth * fineDepth;
  const coarseSize = coarseHeight * coarseWidth * coarseDepth;
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
  if (!inputNeeded) return gradient;
  const direction = forward === "down" ? "up" : "down";
  const inputSize = forward === "down" ? fineSize : coarseSize;
  const target = tensors.ofImages(`${phases.name}: gradient before ${name}`, phases.images, inputSize);
  const operation = { kind: "convolve", direction, geometry, source: gradient, weights: weights[direction] } as const;
  phases.chain({ ...operation, bias: null, rectified: false, target });
  return target;
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
