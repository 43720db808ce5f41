import {
  type Architecture,
  inferShapes,
  KERNEL_SIZE,
  type Layer,
  type Shape,
  sizeOf,
} from "../../experiment/architecture";
import { parameterLayout } from "../../experiment/parameters";
import { inputsOf, skipsOf } from "../../experiment/skips";

/** Most images that are encoded or decoded at once: it bounds the memory that activations take. */
export const ROWS_AT_ONCE = 256;

/** Blocks of all parameters at the same time: weights, moments, gradients, and what autodiff and Adam make of them. */
const PARAMETER_BLOCKS = 20;
/** Tensors of a layer's output at the same time, its gradient and what lies between among them; and without gradients. */
const TRAINING_TENSORS = 12;
const FORWARD_TENSORS = 7;
/** Bytes of small things. */
const BESIDE = 2 ** 20;

/**
 * The most bytes that TensorFlow.js asks its device for, estimated from shapes alone, in plain arithmetic: what autodiff
 * holds of a training step or of the most images that are looked at, and the windows of the greatest convolution.
 * @throws ArchitectureError where layers do not fit together
 */
export function tensorFlowBytes(architecture: Architecture, batchSize: number): number {
  const { imageShape, latentDim, encoder, decoder } = architecture;
  const [inputs, shapes] = [inputsOf(architecture), inferShapes(architecture)];
  const { trainableCount, statisticsCount } = parameterLayout(architecture);
  const joined = skipsOf(architecture).map(({ to }): Shape => inputs.decoder[to] ?? [0]);
  const outputs = [imageShape, ...shapes.encoder, [4 * latentDim] as const, ...shapes.decoder, ...joined];
  const numbers = outputs.reduce((sum, shape) => sum + sizeOf(shape), 0);
  const rows = Math.max(TRAINING_TENSORS * batchSize, FORWARD_TENSORS * ROWS_AT_ONCE);
  const windows = Math.max(
    ...[...windowsOf(encoder, inputs.encoder, shapes.encoder), ...windowsOf(decoder, inputs.decoder, shapes.decoder)],
  );
  const parameters = PARAMETER_BLOCKS * (trainableCount + statisticsCount);
  return BESIDE + 4 * (parameters + rows * numbers + Math.max(batchSize, ROWS_AT_ONCE) * windows);
}

const none: Shape = [0];

/** Numbers of one image's windows side by side, as WebGL lays them out for each convolution; 0 for other layers. */
function windowsOf(layers: readonly Layer[], inputs: readonly Shape[], outputs: readonly Shape[]): number[] {
  return layers.map((layer, index) => {
    if (layer.kind !== "conv2d" && layer.kind !== "conv2dTranspose") return 0;
    const [before, after] = [inputs[index] ?? none, outputs[index] ?? none];
    const pixels = Math.max(sizeOf(before) / channelsOf(before), sizeOf(after) / channelsOf(after));
    return KERNEL_SIZE * KERNEL_SIZE * pixels * Math.max(channelsOf(before), channelsOf(after));
  });
}

function channelsOf(shape: Shape): number {
  return shape.at(-1) ?? 1;
}
