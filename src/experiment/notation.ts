import { type Activation, ArchitectureError, type Layer } from "./architecture";
import { architectureLimits } from "./ranges";

/**
 * Layers as one short word, such as `conv32s2r.bn.flat.dense20r`: kind, filters or units, `s` and the stride, `r`
 * for ReLU; `convT` is the transposed convolution, `to7x7x64` the reshape.
 */
export function writeLayers(layers: readonly Layer[]): string {
  return layers.map(writeLayer).join(".");
}

/** Letters of a link's part that a problem repeats. */
const REPEATED = 40;

/**
 * The layers that a word of `writeLayers` describes.
 * @throws ArchitectureError where a part is not a layer, or one larger than a page can compute, or where there are too many
 */
export function readLayers(word: string): Layer[] {
  const greatest = architectureLimits.layers;
  const parts = word.split(".", greatest + 1);
  if (parts.length > greatest) throw new ArchitectureError({ code: "tooManyLayers", greatest });
  return parts.map(readLayer);
}

function writeLayer(layer: Layer): string {
  switch (layer.kind) {
    case "conv2d":
      return `conv${layer.filters}s${layer.stride}${suffix(layer.activation)}`;
    case "conv2dTranspose":
      return `convT${layer.filters}s${layer.stride}${suffix(layer.activation)}`;
    case "dense":
      return `dense${layer.units}${suffix(layer.activation)}`;
    case "batchNormalization":
      return "bn";
    case "flatten":
      return "flat";
    case "reshape":
      return `to${layer.shape.join("x")}`;
  }
}

function suffix(activation: Activation): string {
  return activation === "relu" ? "r" : "";
}

function readLayer(part: string): Layer {
  if (part === "bn") return { kind: "batchNormalization" };
  if (part === "flat") return { kind: "flatten" };
  return readConvolution(part) ?? readDense(part) ?? readReshape(part) ?? refuse(part);
}

function readConvolution(part: string): Layer | undefined {
  const [, transposed, filters, stride, relu] = /^conv(T?)(\d+)s([12])(r?)$/.exec(part) ?? [];
  if (filters === undefined) return undefined;
  return {
    kind: transposed ? "conv2dTranspose" : "conv2d",
    filters: within(part, filters, architectureLimits.filters),
    stride: stride === "1" ? 1 : 2,
    activation: relu ? "relu" : "linear",
  };
}

function readDense(part: string): Layer | undefined {
  const [, units, relu] = /^dense(\d+)(r?)$/.exec(part) ?? [];
  if (units === undefined) return undefined;
  return {
    kind: "dense",
    units: within(part, units, architectureLimits.units),
    activation: relu ? "relu" : "linear",
  };
}

function readReshape(part: string): Layer | undefined {
  const [, height, width, channels] = /^to(\d+)x(\d+)x(\d+)$/.exec(part) ?? [];
  if (height === undefined) return undefined;
  const side = (text = "") => within(part, text, architectureLimits.units);
  return { kind: "reshape", shape: [side(height), side(width), side(channels)] };
}

function within(part: string, text: string, greatest: number): number {
  const value = Number(text);
  if (value >= 1 && value <= greatest) return value;
  throw new ArchitectureError({ code: "layerOutOfRange", found: part.slice(0, REPEATED), greatest });
}

function refuse(part: string): never {
  throw new ArchitectureError({ code: "unknownLayer", found: part.slice(0, REPEATED) });
}
