import { type Architecture, inferShapes, type Layer, type Shape } from "../../experiment/architecture";

/** One tensor on the way from image to code and back. */
export interface Stage {
  readonly shape: Shape;
  readonly part: "encoder" | "code" | "decoder";
}

/**
 * The tensors of a network that differ in shape from the one before, code in the middle; a flat one that is only
 * reshaped, or flattened from an image, is told by its image.
 */
export function stagesOf(architecture: Architecture): Stage[] {
  const shapes = inferShapes(architecture);
  const encoder = [architecture.imageShape, ...outputs(architecture.encoder, shapes.encoder)];
  return [
    ...distinct(encoder).map((shape) => ({ shape, part: "encoder" as const })),
    { shape: [architecture.latentDim], part: "code" },
    ...distinct(outputs(architecture.decoder, shapes.decoder)).map((shape) => ({ shape, part: "decoder" as const })),
  ];
}

/** A shape as the field writes it: 28²·1, or 14×12·3 where it is no square, or the length of a flat one. */
export function shapeText(shape: Shape): string {
  if (shape.length === 1) return String(shape[0]);
  const [height, width, channels] = shape;
  return `${height === width ? `${height}²` : `${height}×${width}`}·${channels}`;
}

function outputs(layers: readonly Layer[], shapes: readonly Shape[]): Shape[] {
  return shapes.filter((_, index) => {
    const next = layers.slice(index + 1).find(({ kind }) => kind !== "batchNormalization");
    return layers[index]?.kind !== "flatten" && next?.kind !== "reshape";
  });
}

function distinct(shapes: readonly Shape[]): Shape[] {
  return shapes.filter((shape, index) => String(shape) !== String(shapes[index - 1]));
}
