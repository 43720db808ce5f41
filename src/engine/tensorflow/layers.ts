import { layers as kerasLayers, type LayerVariable, type Tensor, tidy, Variable, zeros } from "@tensorflow/tfjs";
import {
  type Architecture,
  BATCH_NORMALIZATION_EPSILON,
  BATCH_NORMALIZATION_MOMENTUM,
  headInputOf,
  inferShapes,
  KERNEL_SIZE,
  type Layer,
  type Shape,
} from "../../experiment/architecture";
import { inputsOf } from "../../experiment/skips";

/** A layer of TensorFlow.js, as far as we use it. */
export interface KerasLayer {
  apply(input: Tensor, options: { training: boolean }): unknown;
  readonly trainableWeights: LayerVariable[];
  readonly nonTrainableWeights: LayerVariable[];
  dispose(): unknown;
}

/** The layers of an architecture as those of TensorFlow.js, built: every one has its weights, all 0. */
export interface KerasLayers {
  readonly encoder: readonly KerasLayer[];
  readonly mu: KerasLayer;
  readonly logVar: KerasLayer;
  readonly decoder: readonly KerasLayer[];
  readonly labelHead: KerasLayer | null;
}

/**
 * Makes the layers of `architecture`.
 * @throws ArchitectureError where layers do not fit together
 */
export function buildLayers(architecture: Architecture): KerasLayers {
  const { imageShape, latentDim, labelHead } = architecture;
  const codeShape = headInputOf(architecture, inferShapes(architecture).encoder.at(-1) ?? imageShape);
  const built = {
    encoder: architecture.encoder.map(kerasLayer),
    mu: dense(latentDim, "linear"),
    logVar: dense(latentDim, "linear"),
    decoder: architecture.decoder.map(kerasLayer),
    labelHead: labelHead ? dense(labelHead.classes, "linear") : null,
  };
  const inputs = inputsOf(architecture);
  giveWeights(built.encoder, inputs.encoder);
  giveWeights([built.mu, built.logVar], [codeShape, codeShape]);
  giveWeights(built.decoder, inputs.decoder);
  if (built.labelHead) giveWeights([built.labelHead], [[latentDim]]);
  return built;
}

/** Output of the last of `layers`; in training, batch norm uses the batch's statistics and its running ones move. */
export function applyLayers(layers: readonly KerasLayer[], input: Tensor, training: boolean): Tensor {
  return layers.reduce((tensor, layer) => layer.apply(tensor, { training }) as Tensor, input);
}

/** The variable that a layer keeps its weight in. */
export function variableOf(weight: LayerVariable): Variable {
  const variable = weight.read();
  if (!(variable instanceof Variable)) throw new TypeError(`${weight.name} is no variable.`);
  return variable;
}

/** A layer makes its weights when it is first applied, to what is of its input's shape. */
function giveWeights(layers: readonly KerasLayer[], inputs: readonly Shape[]): void {
  tidy(() => {
    for (const [index, layer] of layers.entries()) applyLayers([layer], zeros([1, ...(inputs[index] ?? [])]), false);
  });
}

function kerasLayer(layer: Layer): KerasLayer {
  switch (layer.kind) {
    case "conv2d":
      return kerasLayers.conv2d(convolution(layer));
    case "conv2dTranspose":
      return kerasLayers.conv2dTranspose(convolution(layer));
    case "dense":
      return dense(layer.units, layer.activation);
    case "batchNormalization":
      return kerasLayers.batchNormalization({
        momentum: BATCH_NORMALIZATION_MOMENTUM,
        epsilon: BATCH_NORMALIZATION_EPSILON,
      });
    case "flatten":
      return kerasLayers.flatten();
    case "reshape":
      return kerasLayers.reshape({ targetShape: [...layer.shape] });
  }
}

function dense(units: number, activation: "relu" | "linear"): KerasLayer {
  return kerasLayers.dense({ units, activation, kernelInitializer: "zeros" });
}

function convolution({ filters, stride, activation }: Extract<Layer, { filters: number }>) {
  return {
    filters,
    kernelSize: KERNEL_SIZE,
    strides: stride,
    padding: "same",
    activation,
    kernelInitializer: "zeros",
  } as const;
}
