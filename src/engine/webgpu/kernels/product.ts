import type { Geometry, ParameterOffset, WeightedLayer } from "../../graph/layers";

/** A convolution, or a dense layer as one over single pixels. */
export interface Product {
  readonly geometry: Geometry;
  /** Side of the window in pixels. */
  readonly side: 1 | 3;
  readonly kernel: ParameterOffset;
  readonly bias: ParameterOffset | null;
  readonly rectified: boolean;
}

/** A layer as a product over the window of its kernel. */
export function productOf(layer: WeightedLayer): Pick<Product, "geometry" | "side"> {
  if (layer.kind === "convolution") return { geometry: layer.geometry, side: 3 };
  return { geometry: denseGeometry(layer.inputs, layer.outputs), side: 1 };
}

/** A dense layer's inputs and outputs as channels of single pixels. */
function denseGeometry(inputs: number, outputs: number): Geometry {
  const pixel = {
    fineHeight: 1,
    fineWidth: 1,
    coarseHeight: 1,
    coarseWidth: 1,
    stride: 1,
    padTop: 0,
    padLeft: 0,
  } as const;
  return { ...pixel, fineDepth: inputs, coarseDepth: outputs };
}

/** A geometry's numbers by the names that the kernels give them. */
export function constantsOf({ geometry, side, kernel, bias }: Pick<Product, "geometry" | "side" | "kernel" | "bias">) {
  return {
    SIDE: side,
    FINE_HEIGHT: geometry.fineHeight,
    FINE_WIDTH: geometry.fineWidth,
    FINE: geometry.fineDepth,
    COARSE_HEIGHT: geometry.coarseHeight,
    COARSE_WIDTH: geometry.coarseWidth,
    COARSE: geometry.coarseDepth,
    STRIDE: geometry.stride,
    PAD_TOP: geometry.padTop,
    PAD_LEFT: geometry.padLeft,
    KERNEL: kernel,
    BIAS: bias ?? 0,
  };
}

/** Channels of a tile along a depth: few sizes, so that layers share their code. */
export function tileOf(depth: number): 1 | 4 | 8 {
  if (depth === 1) return 1;
  return depth <= 4 ? 4 : 8;
}

/** The function `parameter`, which reads one number of the state, however it is bound. */
export function parameterReader(element: "vec4f" | "f32"): string {
  const read = element === "vec4f" ? "state[i / 4u][i % 4u]" : "state[i]";
  return `fn parameter(i: u32) -> f32 { return ${read}; }`;
}
