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
  readonly imageShape: readonly [number, number, number];
  readonly latentDim: number;
  readonly encoder: readonly Layer[];
  readonly decoder: readonly Layer[];
}

/** An architecture whose layers do not fit together; the message says which and why. */
export class ArchitectureError extends Error {
  override readonly name = "ArchitectureError";
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
  if (code?.length !== 1) throw new ArchitectureError("The encoder must end flat: add a flatten or dense layer.");
  const decoder = shapesThrough(architecture.decoder, [architecture.latentDim], "decoder");
  const image = decoder.at(-1);
  if (!image || sizeOf(image) !== sizeOf(architecture.imageShape)) {
    const found = image?.join(" × ") ?? "nothing";
    throw new ArchitectureError(
      `The decoder must end in ${architecture.imageShape.join(" × ")} values; it ends in ${found}.`,
    );
  }
  return { encoder, decoder };
}

function shapesThrough(layers: readonly Layer[], input: Shape, part: string): Shape[] {
  const shapes: Shape[] = [];
  let shape = input;
  for (const [index, layer] of layers.entries()) {
    shape = shapeAfter(layer, shape, `${part} layer ${index + 1}`);
    shapes.push(shape);
  }
  return shapes;
}

function shapeAfter(layer: Layer, input: Shape, place: string): Shape {
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
      if (input.length !== 1) throw new ArchitectureError(`${place} is dense and needs a flat input: flatten first.`);
      return [layer.units];
    case "batchNormalization":
      return input;
    case "flatten":
      return [sizeOf(input)];
    case "reshape":
      if (sizeOf(layer.shape) !== sizeOf(input)) {
        throw new ArchitectureError(`${place} reshapes ${sizeOf(input)} values to ${layer.shape.join(" × ")}.`);
      }
      return layer.shape;
  }
}

function spatial(shape: Shape, place: string): readonly [number, number, number] {
  if (shape.length !== 3) throw new ArchitectureError(`${place} convolves and needs an image: reshape first.`);
  return shape;
}
