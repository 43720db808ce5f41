import { type Architecture, inferShapes, type Layer, sizeOf } from "../../experiment/architecture";
import { parameterLayout } from "../../experiment/parameters";

/** All numbers of a network that are trained; batch norm's running averages are not. */
export function parameterCount(architecture: Architecture): number {
  return parameterLayout(architecture).trainableCount;
}

/** The weights and biases of the layer of a kind, counted from 0 among those of its part; null where there is none. */
export function weightsOf(
  architecture: Architecture,
  part: "encoder" | "decoder",
  kind: Layer["kind"],
  wanted: number,
): number | null {
  const places = architecture[part].flatMap((layer, place) => (layer.kind === kind ? [place] : []));
  const place = places[wanted];
  if (place === undefined) return null;
  const own = parameterLayout(architecture).trainable.filter(({ name }) => name.startsWith(`${part}/${place}/`));
  return own.reduce((sum, { size }) => sum + size, 0);
}

/** How many numbers the encoder lays in a row for its dense layers. */
export function flatLength(architecture: Architecture): number | null {
  const place = architecture.encoder.findIndex(({ kind }) => kind === "flatten");
  const shape = inferShapes(architecture).encoder[place];
  return shape ? sizeOf(shape) : null;
}

/** Layers of batch norm in both parts. */
export function normalizationCount({ encoder, decoder }: Architecture): number {
  return [...encoder, ...decoder].filter(({ kind }) => kind === "batchNormalization").length;
}
