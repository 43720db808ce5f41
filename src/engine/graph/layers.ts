import {
  type Architecture,
  headInputOf,
  inferShapes,
  KERNEL_SIZE,
  type Layer,
  type Part,
  type Shape,
  sizeOf,
} from "../../experiment/architecture";
import type { ParameterLayout, ParameterRole } from "../../experiment/parameters";
import { inputsOf, skipsOf } from "../../experiment/skips";

/**
 * The two sides of a 3 × 3 convolution. It leads down from the fine side to the coarse one, a transposed convolution
 * leads up; each is the other's input gradient. The kernel is [3, 3, fineDepth, coarseDepth] for both.
 */
export interface Geometry {
  readonly fineHeight: number;
  readonly fineWidth: number;
  readonly fineDepth: number;
  readonly coarseHeight: number;
  readonly coarseWidth: number;
  readonly coarseDepth: number;
  readonly stride: 1 | 2;
  /** Rows above and columns left of the fine side that the first window covers. */
  readonly padTop: number;
  readonly padLeft: number;
}

/** Pixels of an image and channels of a pixel; a flat value has one pixel. */
export interface ValueGrid {
  readonly pixels: number;
  readonly channels: number;
}

/** The index of a tensor's first number: in `ModelState.parameters`, or in its running statistics. */
export type ParameterOffset = number;

/** A convolution or transposed convolution, with the ReLU after it where it is rectified. */
export interface ConvolutionLayer {
  readonly kind: "convolution";
  readonly name: string;
  /** Down from the fine side to the coarse one, or up. */
  readonly direction: "down" | "up";
  readonly geometry: Geometry;
  readonly input: Shape;
  readonly output: Shape;
  readonly rectified: boolean;
  readonly kernel: ParameterOffset;
  readonly bias: ParameterOffset;
}

/** A dense layer, its kernel [inputs, outputs], with the ReLU after it where it is rectified. */
export interface DenseLayer {
  readonly kind: "dense";
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly input: Shape;
  readonly output: Shape;
  readonly rectified: boolean;
  readonly kernel: ParameterOffset;
  readonly bias: ParameterOffset;
}

/** Batch norm over each channel of a batch's pixels. */
export interface NormalizationLayer {
  readonly kind: "normalization";
  readonly name: string;
  readonly grid: ValueGrid;
  readonly input: Shape;
  readonly output: Shape;
  readonly gamma: ParameterOffset;
  readonly beta: ParameterOffset;
  /** Among the running statistics. */
  readonly mean: ParameterOffset;
  readonly variance: ParameterOffset;
}

/** A layer with a kernel and a bias. */
export type WeightedLayer = ConvolutionLayer | DenseLayer;

/** A layer that computes something; one that only reshapes is none. */
export type GraphLayer = WeightedLayer | NormalizationLayer;

/** A layer of the encoder whose output a layer of the decoder reads besides. */
interface SkippingLayers {
  readonly from: GraphLayer;
  readonly to: GraphLayer;
}

/**
 * The layers of an encoder, of its two heads, and of a decoder, what leads from the one to the other past z, and the label head on
 * mu where there is one.
 */
export interface NetworkLayers {
  readonly encoder: readonly GraphLayer[];
  readonly mu: DenseLayer;
  readonly logVar: DenseLayer;
  readonly decoder: readonly GraphLayer[];
  readonly skips: readonly SkippingLayers[];
  readonly labelHead: DenseLayer | null;
}

/**
 * The layers of an architecture with their shapes and the places of their parameters.
 * @throws ArchitectureError where layers do not fit together
 */
export function layersOf(architecture: Architecture, layout: ParameterLayout): NetworkLayers {
  const shapes = inferShapes(architecture);
  const features = headInputOf(architecture, shapes.encoder.at(-1) ?? architecture.imageShape);
  const { labelHead = null } = architecture;
  const labelHeadOf = (classes: number) => denseLayer("labelHead", [architecture.latentDim], classes, false, layout);
  const head = (name: string) => denseLayer(name, features, architecture.latentDim, false, layout);
  const inputs = inputsOf(architecture);
  const part = (name: Part) =>
    architecture[name].flatMap((layer, index) => {
      const input = inputs[name][index] ?? [0];
      return layerOf(`${name}/${index}`, layer, input, shapes[name][index] ?? input, layout);
    });
  const [encoder, decoder] = [part("encoder"), part("decoder")];
  const skips = skipsOf(architecture).map(({ from, to }) => {
    return { from: layerNamed(`encoder/${from}`, encoder), to: layerNamed(`decoder/${to}`, decoder) };
  });
  const heads = { mu: head("mu"), logVar: head("logVar") };
  return { encoder, ...heads, decoder, skips, labelHead: labelHead && labelHeadOf(labelHead.classes) };
}

function layerNamed(name: string, layers: readonly GraphLayer[]): GraphLayer {
  const found = layers.find((layer) => layer.name === name);
  if (!found) throw new RangeError(name);
  return found;
}

/** All of them, in the order of their parameters. */
export function allLayers({ encoder, mu, logVar, decoder, labelHead }: NetworkLayers): GraphLayer[] {
  return [...encoder, mu, logVar, ...decoder, ...(labelHead ? [labelHead] : [])];
}

/** One layer, or none where it only reshapes. */
function layerOf(name: string, layer: Layer, input: Shape, output: Shape, layout: ParameterLayout): GraphLayer[] {
  switch (layer.kind) {
    case "conv2d":
    case "conv2dTranspose": {
      const direction = layer.kind === "conv2d" ? "down" : "up";
      const [fine, coarse] = direction === "down" ? [input, output] : [output, input];
      const geometry = geometryOf(fine, coarse, layer.stride);
      const rectified = layer.activation === "relu";
      const weights = weightsOf(name, layout);
      return [{ kind: "convolution", name, direction, geometry, input, output, rectified, ...weights }];
    }
    case "dense":
      return [denseLayer(name, input, layer.units, layer.activation === "relu", layout)];
    case "batchNormalization":
      return [normalizationLayer(name, input, layout)];
    case "flatten":
    case "reshape":
      return [];
  }
}

function denseLayer(
  name: string,
  input: Shape,
  outputs: number,
  rectified: boolean,
  layout: ParameterLayout,
): DenseLayer {
  const weights = weightsOf(name, layout);
  return { kind: "dense", name, inputs: sizeOf(input), outputs, input, output: [outputs], rectified, ...weights };
}

function normalizationLayer(name: string, input: Shape, layout: ParameterLayout): NormalizationLayer {
  const channels = input.at(-1) ?? 1;
  return {
    kind: "normalization",
    name,
    grid: { pixels: sizeOf(input) / channels, channels },
    input,
    output: input,
    gamma: offsetOf(name, "gamma", layout),
    beta: offsetOf(name, "beta", layout),
    mean: offsetOf(name, "runningMean", layout),
    variance: offsetOf(name, "runningVariance", layout),
  };
}

function weightsOf(name: string, layout: ParameterLayout) {
  return { kernel: offsetOf(name, "kernel", layout), bias: offsetOf(name, "bias", layout) };
}

function offsetOf(layer: string, role: ParameterRole, { trainable, statistics }: ParameterLayout): ParameterOffset {
  const name = `${layer}/${role}`;
  const found = [...trainable, ...statistics].find((tensor) => tensor.name === name);
  if (!found) throw new RangeError(`There is no parameter ${name}.`);
  return found.offset;
}

/** SAME padding as TensorFlow places it: the smaller half before. */
function geometryOf(fine: Shape, coarse: Shape, stride: 1 | 2): Geometry {
  const [fineHeight, fineWidth, fineDepth] = fine as readonly [number, number, number];
  const [coarseHeight, coarseWidth, coarseDepth] = coarse as readonly [number, number, number];
  const before = (fineLength: number, coarseLength: number) =>
    Math.floor(Math.max(0, (coarseLength - 1) * stride + KERNEL_SIZE - fineLength) / 2);
  const padTop = before(fineHeight, coarseHeight);
  const padLeft = before(fineWidth, coarseWidth);
  return { fineHeight, fineWidth, fineDepth, coarseHeight, coarseWidth, coarseDepth, stride, padTop, padLeft };
}
