import { ImportError } from "../formats/importError";
import type { NumberValues } from "../formats/numberArray";
import type { ImportProblem, LeftOut } from "./importProblem";
import { type Layout, layoutOf } from "./layout";
import { classesOf, fittingShape, type Material, MOST_CLASSES } from "./material";
import { byNaturalOrder } from "./paths";
import type { ImportChoices, LevelRange, MaterialKind } from "./plan";
import type { Raster } from "./raster";

/** Images of numbers that lie one behind the other. */
export interface NumberImages {
  readonly name: string;
  /** [count, …]; of one shape but for the count in a material. */
  readonly shape: readonly number[];
  readonly values: NumberValues;
  readonly isHeldOut: boolean;
  /** The name of the class of each image, [count]; undefined where they have none. */
  readonly classOf: ((index: number) => string) | undefined;
}

/** What a material of numbers is made of. */
export interface NumbersFound {
  readonly kind: MaterialKind;
  readonly title: string;
  readonly pieces: readonly [NumberImages, ...NumberImages[]];
  /** Names of the classes in the order of their labels, where a file tells them. */
  readonly classNames?: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * A material of images that are numbers already.
 * @throws ImportError where the numbers are no images, or one is not finite
 */
export function numbersMaterial({ kind, title, pieces, classNames, leftOut }: NumbersFound): Material {
  const [{ shape, name }] = pieces;
  const layout = layoutOf(shape);
  if (!layout) throw new ImportError<ImportProblem>({ code: "notImages", shape }, name);
  const values = extremesOf(pieces);
  const places = pieces.flatMap((piece) =>
    Array.from({ length: piece.shape[0] ?? 0 }, (_, index) => ({ piece, index })),
  );
  const names = places.map(({ piece, index }) => piece.classOf?.(index));
  const classes = classesOf(names, classNames ? inOrderOf(classNames) : byNaturalOrder);
  const saysWhatIsHeldOut = pieces.some(({ isHeldOut }) => isHeldOut) && pieces.some(({ isHeldOut }) => !isHeldOut);
  const channels = layout.channels === 1 ? 1 : 3;
  const size = [layout.height, layout.width] as const;
  const material: Material = {
    kind,
    title,
    count: places.length,
    labels: classes.labels,
    classNames: classes.classNames,
    heldOut: saysWhatIsHeldOut ? Uint8Array.from(places, ({ piece }) => (piece.isHeldOut ? 1 : 0)) : null,
    sizes: { least: size, greatest: size },
    isGrey: channels === 1,
    natural: fittingShape(...size, channels),
    values,
    hasChannelOrder: layout.isAmbiguous,
    proposed: {
      tile: [0, 0],
      isChannelsFirst: layout.isChannelsFirst,
      isTransposed: false,
      range: guessedRange(values),
    },
    leftOut: [...leftOut, ...(classes.found > MOST_CLASSES ? [tooMany(classes.found, title)] : [])],
    with: () => material,
    nameOf: (index) => `${places[index]?.piece.name} ${(places[index]?.index ?? 0) + 1}`,
    read: async (index, choices) => {
      const place = places[index];
      if (!place) throw new RangeError("noSuchImage");
      const chosen = layoutOf(shape, choices.isChannelsFirst) ?? layout;
      return rasterOf(place.piece.values, place.index, chosen, choices, values);
    },
  };
  return material;
}

function tooMany(count: number, where: string): LeftOut {
  return { where, problem: { code: "tooManyClasses", count, greatest: MOST_CLASSES } };
}

function inOrderOf(names: readonly string[]): (a: string, b: string) => number {
  const places = new Map(names.map((name, place) => [name, place]));
  return (a, b) => (places.get(a) ?? names.length) - (places.get(b) ?? names.length) || byNaturalOrder(a, b);
}

/** The least and the greatest of all numbers. */
function extremesOf(pieces: readonly NumberImages[]): { least: number; greatest: number } {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { values, shape, name } of pieces) {
    if (values instanceof Uint8Array && values.length > 0) {
      const bytes = extremesOfBytes(values);
      [least, greatest] = [Math.min(least, bytes.least), Math.max(greatest, bytes.greatest)];
      continue;
    }
    for (let at = 0; at < values.length; at++) {
      const value = Number(values[at]);
      if (!Number.isFinite(value)) {
        const image = Math.floor(at / (values.length / (shape[0] ?? 1))) + 1;
        throw new ImportError<ImportProblem>({ code: "notFinite", image }, name);
      }
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  }
  return { least, greatest };
}

/** The same of bytes, of which no more than the 256 that occur need be compared. */
function extremesOfBytes(values: Uint8Array): { least: number; greatest: number } {
  const occurs = new Uint8Array(256);
  for (let at = 0; at < values.length; at++) occurs[values[at] as number] = 1;
  return { least: occurs.indexOf(1), greatest: occurs.lastIndexOf(1) };
}

/** What numbers between two extremes most likely mean. */
function guessedRange({ least, greatest }: { readonly least: number; readonly greatest: number }): LevelRange {
  if (least >= 0 && greatest <= 1) return "unit";
  if (least >= -1 && greatest <= 1) return "signed";
  if (least >= 0 && greatest <= 255) return "bytes";
  return least >= 0 && greatest <= 65535 && greatest > 4095 ? "words" : "extremes";
}

/** The numbers that stand for black and white. */
function endsOf(range: LevelRange, { least, greatest }: { readonly least: number; readonly greatest: number }) {
  switch (range) {
    case "bytes":
      return [0, 255] as const;
    case "unit":
      return [0, 1] as const;
    case "signed":
      return [-1, 1] as const;
    case "words":
      return [0, 65535] as const;
    case "extremes":
      return [least, greatest] as const;
  }
}

function rasterOf(
  values: NumberValues,
  index: number,
  { height, width, channels, isChannelsFirst }: Layout,
  { range, isTransposed }: ImportChoices,
  extremes: { readonly least: number; readonly greatest: number },
): Raster {
  const [black, white] = endsOf(range, extremes);
  const scale = white > black ? 255 / (white - black) : 0;
  const pixels = height * width;
  const begin = index * pixels * channels;
  const isAsItIs = range === "bytes" && !isTransposed && (channels === 1 || !isChannelsFirst);
  if (values instanceof Uint8Array && isAsItIs) {
    return { height, width, channels, levels: values.subarray(begin, begin + pixels * channels) };
  }
  const levels = new Uint8ClampedArray(pixels * channels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    // Where the image is transposed, its rows lie as columns.
    const from = isTransposed ? (pixel % height) * width + Math.floor(pixel / height) : pixel;
    for (let channel = 0; channel < channels; channel++) {
      const at = isChannelsFirst ? channel * pixels + from : from * channels + channel;
      levels[pixel * channels + channel] = (Number(values[begin + at]) - black) * scale;
    }
  }
  const [tall, wide] = isTransposed ? [width, height] : [height, width];
  return { height: tall, width: wide, channels, levels };
}
