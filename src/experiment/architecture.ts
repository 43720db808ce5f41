import { areLearnable, type LabelHead } from "./labelHead";

/** Height and width in pixels of an image, and its channels: 1 of a grey one, 3 of one in colour. */
export type ImageShape = readonly [height: number, width: number, channels: number];

/** Height, width and channels of an image or of a layer's output, or the one length of a flat one. */
export type Shape = readonly [number, number, number] | readonly [number];

export type Activation = "relu" | "linear";

/** One layer as data. Convolutions are 3 × 3 with SAME padding as TensorFlow pads; normalisation is per channel. */
export type Layer =
  | { readonly kind: "conv2d"; readonly filters: number; readonly stride: 1 | 2; readonly activation: Activation }
  | {
      readonly kind: "conv2dTranspose";
      readonly filters: number;
      readonly stride: 1 | 2;
      readonly activation: Activation;
    }
  | { readonly kind: "dense"; readonly units: number; readonly activation: Activation }
  | { readonly kind: "batchNormalization" }
  | { readonly kind: "flatten" }
  | { readonly kind: "reshape"; readonly shape: readonly [number, number, number] };

/**
 * A variational autoencoder as layers: the encoder ends flat and feeds two dense heads of `latentDim` units, mu and
 * logVar; the decoder ends in one logit a pixel value, in the shape of the image.
 */
export interface Architecture {
  readonly imageShape: ImageShape;
  readonly latentDim: number;
  readonly encoder: readonly Layer[];
  readonly decoder: readonly Layer[];
  /** Of a conditional network, how many classes there are: both heads and the decoder are told an image's, one-hot. */
  readonly conditionClasses?: number;
  /** Whether the decoder reads what the encoder's layers gave of the same image, past z, where their sizes allow it. */
  readonly skipConnections?: true;
  /** Of a network that also learns classes from mu; one that is told them has none. */
  readonly labelHead?: LabelHead;
}

/** The same network told which of so many classes an image is of, or told none; one that is told has nothing to learn of it. */
export function withCondition(architecture: Architecture, conditionClasses: number | null): Architecture {
  const { conditionClasses: _, labelHead, ...untold } = architecture;
  if (conditionClasses !== null) return { ...untold, conditionClasses };
  return labelHead ? { ...untold, labelHead } : untold;
}

/** The same network with a label head, which is then told no class, or without one. */
export function withLabelHead(architecture: Architecture, labelHead: LabelHead | null): Architecture {
  const { conditionClasses, labelHead: _, ...bare } = architecture;
  if (labelHead) return { ...bare, labelHead };
  return conditionClasses === undefined ? bare : { ...bare, conditionClasses };
}

/** The same network on images of so many classes, as it is to be told or to learn them; neither where there are none. */
export function withClasses(architecture: Architecture, classes: number): Architecture {
  const { conditionClasses, labelHead } = architecture;
  if (labelHead) return withLabelHead(architecture, areLearnable(classes) ? { ...labelHead, classes } : null);
  return conditionClasses === undefined ? architecture : withCondition(architecture, classes > 1 ? classes : null);
}

/** How many numbers say the class of a training image, whether the network is told it or learns it; 0 where neither. */
export function labelSize({ conditionClasses, labelHead }: Architecture): number {
  return conditionClasses ?? labelHead?.classes ?? 0;
}

/** How many numbers tell a network the class of an image, one a class; 0 where it is told none. */
export function conditionSize({ conditionClasses = 0 }: Pick<Architecture, "conditionClasses">): number {
  return conditionClasses;
}

/** Whether a network is told the class of an image. */
export function isConditional(architecture: Pick<Architecture, "conditionClasses">): boolean {
  return conditionSize(architecture) > 0;
}

/** Shape of what both heads read: the encoder's features, and the class where the network is told one. */
export function headInputOf(architecture: Pick<Architecture, "conditionClasses">, features: Shape): Shape {
  const told = conditionSize(architecture);
  return told === 0 ? features : [sizeOf(features) + told];
}

/** Shape of what the decoder reads: z, and the class where the network is told one. */
export function decoderInputOf(architecture: Pick<Architecture, "latentDim" | "conditionClasses">): readonly [number] {
  return [architecture.latentDim + conditionSize(architecture)];
}

/** The two chains of layers. */
export type Part = "encoder" | "decoder";

/** Why an architecture cannot be had; `layer` counts from 1 within its part, `found` is what a link says. */
export type ArchitectureProblem =
  | { readonly code: "encoderNotFlat" }
  | { readonly code: "decoderEndsWrong"; readonly wanted: Shape; readonly found: Shape | null }
  | { readonly code: "needsFlat" | "needsImage"; readonly part: Part; readonly layer: number }
  | {
      readonly code: "reshapesWrong";
      readonly part: Part;
      readonly layer: number;
      readonly values: number;
      readonly shape: Shape;
    }
  | { readonly code: "unknownLayer"; readonly found: string }
  | { readonly code: "layerOutOfRange"; readonly found: string; readonly greatest: number }
  | { readonly code: "tooManyLayers"; readonly greatest: number }
  | { readonly code: "tooManyParameters"; readonly found: number; readonly greatest: number };

/** An architecture that cannot be had; `problem` says why. */
export class ArchitectureError extends Error {
  override readonly name = "ArchitectureError";
  readonly problem: ArchitectureProblem;

  constructor(problem: ArchitectureProblem) {
    super(JSON.stringify(problem));
    this.problem = problem;
  }
}

/** Side of every convolution's square kernel, in pixels. */
export const KERNEL_SIZE = 3;
/** Share of the old running mean and variance that a training step keeps. */
export const BATCH_NORMALIZATION_MOMENTUM = 0.9;
/** Added to the variance before its square root. */
export const BATCH_NORMALIZATION_EPSILON = 1e-3;

export function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Shapes of the encoder's layer outputs and of the decoder's, in order. */
export interface Shapes {
  readonly encoder: readonly Shape[];
  readonly decoder: readonly Shape[];
}

/**
 * The shape of every layer's output.
 * @throws ArchitectureError where a layer cannot take what the layer before it gives
 */
export function inferShapes(architecture: Architecture): Shapes {
  const encoder = shapesThrough(architecture.encoder, architecture.imageShape, "encoder");
  const code = encoder.at(-1);
  if (code?.length !== 1) throw new ArchitectureError({ code: "encoderNotFlat" });
  const decoder = shapesThrough(architecture.decoder, decoderInputOf(architecture), "decoder");
  const image = decoder.at(-1);
  if (!image || sizeOf(image) !== sizeOf(architecture.imageShape)) {
    throw new ArchitectureError({ code: "decoderEndsWrong", wanted: architecture.imageShape, found: image ?? null });
  }
  return { encoder, decoder };
}

function shapesThrough(layers: readonly Layer[], input: Shape, part: Part): Shape[] {
  const { shapes, problem } = tracedShapes(layers, input, part);
  if (problem) throw new ArchitectureError(problem);
  return shapes;
}

/** The shapes of the outputs of layers, in order, as far as each can take what the layer before it gives; and why not the next. */
export function tracedShapes(
  layers: readonly Layer[],
  input: Shape,
  part: Part,
): { readonly shapes: Shape[]; readonly problem: ArchitectureProblem | null } {
  const shapes: Shape[] = [];
  for (const [index, layer] of layers.entries()) {
    try {
      shapes.push(shapeAfter(layer, shapes.at(-1) ?? input, { part, layer: index + 1 }));
    } catch (error) {
      if (error instanceof ArchitectureError) return { shapes, problem: error.problem };
      throw error;
    }
  }
  return { shapes, problem: null };
}

/** A layer's place: the part it is in, and its number there from 1. */
interface Place {
  readonly part: Part;
  readonly layer: number;
}

function shapeAfter(layer: Layer, input: Shape, place: Place): Shape {
  switch (layer.kind) {
    case "conv2d": {
      const [height, width] = spatial(input, place);
      return [Math.ceil(height / layer.stride), Math.ceil(width / layer.stride), layer.filters];
    }
    case "conv2dTranspose": {
      const [height, width] = spatial(input, place);
      return [height * layer.stride, width * layer.stride, layer.filters];
    }
    case "dense":
      if (input.length !== 1) throw new ArchitectureError({ code: "needsFlat", ...place });
      return [layer.units];
    case "batchNormalization":
      return input;
    case "flatten":
      return [sizeOf(input)];
    case "reshape":
      if (sizeOf(layer.shape) !== sizeOf(input)) {
        throw new ArchitectureError({ code: "reshapesWrong", ...place, values: sizeOf(input), shape: layer.shape });
      }
      return layer.shape;
  }
}

function spatial(shape: Shape, place: Place): readonly [number, number, number] {
  if (shape.length !== 3) throw new ArchitectureError({ code: "needsImage", ...place });
  return shape;
}
