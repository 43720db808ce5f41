import {
  type Architecture,
  inferShapes,
  KERNEL_SIZE,
  type Layer,
  type Shape,
  sizeOf,
} from "../../experiment/architecture";
import { PANEL, paddedChannels, type Tensors } from "./builder";
import type { Geometry, Grid, Operation } from "./operation";
import type { TensorId } from "./plan";

type Convolution = {
  readonly kind: "convolution";
  readonly name: string;
  readonly forward: "down" | "up";
  readonly geometry: Geometry;
  readonly rectified: boolean;
  /** Packed weights of either direction. */
  readonly weights: { readonly down: TensorId; readonly up: TensorId };
};
type Dense = {
  readonly kind: "dense";
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  readonly rectified: boolean;
  readonly weights: { readonly forward: TensorId; readonly backward: TensorId };
};
type Normalization = {
  readonly kind: "normalization";
  readonly name: string;
  readonly grid: Grid;
  /** Coefficients of the batch's statistics, and of the running ones. */
  readonly batch: TensorId;
  readonly running: TensorId;
};

/** A layer that computes something, with what all programs share of it; reshaping is none. */
export type Node = (Convolution | Dense | Normalization) & {
  /** Numbers an image after it. */
  readonly size: number;
};

/** An architecture's layers as nodes. */
export interface Network {
  readonly encoder: readonly Node[];
  readonly mu: Node;
  readonly logVar: Node;
  readonly decoder: readonly Node[];
}

export function networkOf(architecture: Architecture, tensors: Tensors): Network {
  const shapes = inferShapes(architecture);
  const code = shapes.encoder.at(-1) ?? architecture.imageShape;
  const head: Layer = { kind: "dense", units: architecture.latentDim, activation: "linear" };
  const headNode = (name: string): Node => {
    const [node] = nodesOf(name, head, code, [architecture.latentDim], tensors);
    if (!node) throw new RangeError(`The ${name} head computes nothing.`);
    return node;
  };
  return {
    encoder: part("encoder", architecture.encoder, architecture.imageShape, shapes.encoder, tensors),
    mu: headNode("mu"),
    logVar: headNode("logVar"),
    decoder: part("decoder", architecture.decoder, [architecture.latentDim], shapes.decoder, tensors),
  };
}

function part(
  name: string,
  layers: readonly Layer[],
  input: Shape,
  outputs: readonly Shape[],
  tensors: Tensors,
): Node[] {
  return layers.flatMap((layer, index) => {
    const before = outputs[index - 1] ?? input;
    return nodesOf(`${name}/${index}`, layer, before, outputs[index] ?? before, tensors);
  });
}

/** The node of a layer, or none. */
function nodesOf(name: string, layer: Layer, input: Shape, output: Shape, tensors: Tensors): Node[] {
  const size = sizeOf(output);
  switch (layer.kind) {
    case "conv2d": {
      const geometry = geometryOf(input, output, layer.stride);
      return [{ ...convolution(name, "down", geometry, layer.activation === "relu", tensors), size }];
    }
    case "conv2dTranspose": {
      const geometry = geometryOf(output, input, layer.stride);
      return [{ ...convolution(name, "up", geometry, layer.activation === "relu", tensors), size }];
    }
    case "dense":
      return [{ ...dense(name, sizeOf(input), layer.units, layer.activation === "relu", tensors), size }];
    case "batchNormalization":
      return [{ ...normalization(name, input, tensors), size }];
    case "flatten":
    case "reshape":
      return [];
  }
}

function convolution(
  name: string,
  forward: "down" | "up",
  geometry: Geometry,
  rectified: boolean,
  tensors: Tensors,
): Convolution {
  const { fineDepth, coarseDepth } = geometry;
  const taps = KERNEL_SIZE * KERNEL_SIZE;
  return {
    kind: "convolution",
    name,
    forward,
    geometry,
    rectified,
    weights: {
      down: tensors.always(`${name}/down`, panelsOf(coarseDepth), taps, fineDepth, PANEL),
      up: tensors.always(`${name}/up`, panelsOf(fineDepth), taps, coarseDepth, PANEL),
    },
  };
}

function dense(name: string, inputs: number, outputs: number, rectified: boolean, tensors: Tensors): Dense {
  return {
    kind: "dense",
    name,
    inputs,
    outputs,
    rectified,
    weights: {
      forward: tensors.always(`${name}/forward`, panelsOf(outputs), inputs, PANEL),
      backward: tensors.always(`${name}/backward`, panelsOf(inputs), outputs, PANEL),
    },
  };
}

function normalization(name: string, input: Shape, tensors: Tensors): Normalization {
  const channels = input.at(-1) ?? 1;
  const rows = COEFFICIENT_ROWS;
  return {
    kind: "normalization",
    name,
    grid: { pixels: sizeOf(input) / channels, channels },
    batch: tensors.always(`${name}/batch`, rows, paddedChannels(channels)),
    running: tensors.always(`${name}/running`, rows, paddedChannels(channels)),
  };
}

/** Mean, scale, shift, inverse deviation, variance. */
const COEFFICIENT_ROWS = 5;

function panelsOf(columns: number): number {
  return Math.ceil(columns / PANEL);
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

/** The operations that lay a node's weights out in panels. */
export function packsOf(node: Node, tensors: Tensors): Operation[] {
  if (node.kind === "normalization") return [];
  const kernel = tensors.offsetOf(node.name, "kernel");
  if (node.kind === "dense") {
    const shape = { taps: 1, rows: node.inputs, columns: node.outputs };
    return [
      { kind: "pack", kernel, target: node.weights.forward, ...shape, transposed: false },
      { kind: "pack", kernel, target: node.weights.backward, ...shape, transposed: true },
    ];
  }
  const taps = KERNEL_SIZE * KERNEL_SIZE;
  const shape = { taps, rows: node.geometry.fineDepth, columns: node.geometry.coarseDepth };
  return [
    { kind: "pack", kernel, target: node.weights.down, ...shape, transposed: false },
    { kind: "pack", kernel, target: node.weights.up, ...shape, transposed: true },
  ];
}
