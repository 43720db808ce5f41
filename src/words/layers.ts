import { KERNEL_SIZE, type Layer, type Shape } from "../experiment/architecture";
import { countText, wholeText } from "./numbers";

/** A layer as short as the field writes it: Conv 16, ConvT 16 for a transposed one, Dense 20, BN. */
export function layerName(layer: Layer): string {
  switch (layer.kind) {
    case "conv2d":
      return `Conv ${wholeText(layer.filters)}`;
    case "conv2dTranspose":
      return `ConvT ${wholeText(layer.filters)}`;
    case "dense":
      return `Dense ${wholeText(layer.units)}`;
    case "batchNormalization":
      return "BN";
    case "flatten":
      return "Flatten";
    case "reshape":
      return `Reshape ${shapeText(layer.shape)}`;
  }
}

/** A shape as the field writes it: 28²·1, or 14×12·3 where it is no square, or the length of a flat one. */
export function shapeText(shape: Shape): string {
  if (shape.length === 1) return wholeText(shape[0]);
  const [height, width, channels] = shape;
  return `${height === width ? `${height}²` : `${height}×${width}`}·${channels}`;
}

/** A shape in full: 14 × 14 × 16. */
export function fullShapeText(shape: Shape): string {
  return shape.map((length) => wholeText(length)).join(" × ");
}

/** What a layer does to its input, beside its name: 3 × 3, stride 2, ReLU. */
export function layerTraits(layer: Layer): string[] {
  switch (layer.kind) {
    case "conv2d":
    case "conv2dTranspose":
      return [kernelText, `stride ${layer.stride}`];
    case "batchNormalization":
      return ["batch norm"];
    default:
      return [];
  }
}

const kernelText = `${KERNEL_SIZE} × ${KERNEL_SIZE}`;

/** What is told of a layer. */
interface ToldLayer {
  readonly layer: Layer;
  readonly output: Shape;
  readonly parameters: number;
}

/** A layer in one breath: Conv 16, 3 × 3, stride 2, output 14 × 14 × 16, 160 parameters. */
export function layerSentence({ layer, output, parameters }: ToldLayer): string {
  const words = [layerName(layer), ...layerTraits(layer), `output ${fullShapeText(output)}`, parameterText(parameters)];
  return words.join(", ");
}

/** How many parameters: 160 parameters. */
export function parameterText(count: number): string {
  return `${countText(count)} ${count === 1 ? "parameter" : "parameters"}`;
}
