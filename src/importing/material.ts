import type { ImageShape } from "../experiment/architecture";
import { isImageSide } from "../experiment/ranges";
import type { LeftOut } from "./importProblem";
import type { ImportChoices, ImportPlan, MaterialKind } from "./plan";
import type { Raster } from "./raster";

/** What a data set is made of: images that are there, and are read one by one. */
export interface Material {
  readonly kind: MaterialKind;
  readonly title: string;
  readonly count: number;
  /** Of each image; null where they have no classes. Images without one have −1. */
  readonly labels: Int16Array | null;
  readonly classNames: readonly string[];
  /** 1 for each image that its source holds out; null where it does not say. */
  readonly heldOut: Uint8Array | null;
  readonly sizes: ImportPlan["sizes"];
  readonly isGrey: boolean;
  readonly values: ImportPlan["values"];
  readonly hasChannelOrder: boolean;
  /** What the images have a shape of that fits as it is; null where they have others. */
  readonly natural: ImageShape | null;
  readonly proposed: Pick<ImportChoices, "tile" | "isChannelsFirst" | "isTransposed" | "range">;
  readonly leftOut: readonly LeftOut[];
  /** The material with what the user chose of it, as far as that changes how many images there are. */
  readonly with: (choices: ImportChoices) => Material;
  /** The name of an image, for what is told of it. */
  readonly nameOf: (index: number) => string;
  /** @throws ImportError where an image cannot be had */
  readonly read: (index: number, choices: ImportChoices) => Promise<Raster>;
}

/** Most classes; images of more have none. */
export const MOST_CLASSES = 256;

/** The side of images proposed where they have no shape that fits. */
const USUAL_SIDE = { grey: 28, colour: 32 } as const;

/** A shape that images may have as they are; null where that is none. */
export function fittingShape(height: number, width: number, channels: number): ImageShape | null {
  return isImageSide(height) && isImageSide(width) && (channels === 1 || channels === 3)
    ? [height, width, channels]
    : null;
}

/** The shape proposed for a material. */
export function proposedShape({ natural, isGrey, sizes }: Material): ImageShape {
  if (natural) return natural;
  const [height, width] = sizes.greatest;
  const side = isGrey && Math.max(height, width) <= USUAL_SIDE.grey ? USUAL_SIDE.grey : USUAL_SIDE.colour;
  return [side, side, isGrey ? 1 : 3];
}

/** Class names in natural order and the label of each image among them; none where there is one class at most, or too many. */
export function classesOf(
  names: readonly (string | undefined)[],
  compare: (a: string, b: string) => number,
): { readonly classNames: readonly string[]; readonly labels: Int16Array | null; readonly found: number } {
  const known = [...new Set(names.filter((name) => name !== undefined))].sort(compare);
  // Images without a class share one of their own.
  const most = names.includes(undefined) ? MOST_CLASSES - 1 : MOST_CLASSES;
  if (known.length < 2 || known.length > most) return { classNames: [], labels: null, found: known.length };
  const places = new Map(known.map((name, place) => [name, place]));
  const labels = Int16Array.from(names, (name) => (name === undefined ? -1 : (places.get(name) ?? -1)));
  return { classNames: known, labels, found: known.length };
}
