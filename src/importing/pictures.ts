import { IMAGE_HEADER_BYTES, type ImageHeader, readImageHeader } from "../formats/imageHeader";
import { ImportError } from "../formats/importError";
import { SNIFFED_BYTES } from "../formats/sniff";
import { type Entry, leftOutBy, type OnLooked } from "./entries";
import type { ImportProblem, LeftOut } from "./importProblem";
import { classesOf, fittingShape, type Material, MOST_CLASSES } from "./material";
import { byNaturalOrder, meaningsOf } from "./paths";
import type { ImportChoices } from "./plan";
import type { Raster } from "./raster";

/** Decodes pictures, laid on paper of a level; what cannot be decoded is an error of any kind. */
export interface Decoder {
  /** @param mostSide Pixels of a side; a larger picture is made smaller, which is no loss where it becomes much smaller still. */
  readonly decode: (bytes: Uint8Array, paper: number, mostSide: number) => Promise<Raster>;
}

/** Pixels of a side of pictures that become one image. */
const SIDE_OF_ONE = 1024;

/** Most pixels of a picture that is decoded. */
const MOST_PIXELS = 40_000_000;

/** A picture whose header has been read. */
export interface Picture {
  readonly entry: Entry;
  readonly header: ImageHeader;
}

/** Reads the headers of pictures; those that are damaged or too large are left out. */
export async function findPictures(
  entries: readonly Entry[],
  onLooked: OnLooked,
): Promise<{ readonly pictures: readonly Picture[]; readonly leftOut: readonly LeftOut[] }> {
  const pictures: Picture[] = [];
  const leftOut: LeftOut[] = [];
  for (const [place, entry] of entries.entries()) {
    onLooked(place, entries.length);
    try {
      pictures.push({ entry, header: await headerOf(entry) });
    } catch (error) {
      leftOut.push(leftOutBy(error, entry.path));
    }
  }
  return { pictures, leftOut };
}

async function headerOf({ path, read }: Entry): Promise<ImageHeader> {
  // A JPEG may have a preview and long notes before the frame that tells its size.
  const header =
    readImageHeader(await read(SNIFFED_BYTES)) ??
    readImageHeader(await read(IMAGE_HEADER_BYTES)) ??
    readImageHeader(await read());
  if (!header) throw new ImportError<ImportProblem>({ code: "pictureHeaderUnreadable" }, path);
  const { width, height } = header;
  if (width === 0 || height === 0) throw new ImportError<ImportProblem>({ code: "pictureEmpty", width, height }, path);
  if (width * height > MOST_PIXELS) {
    throw new ImportError<ImportProblem>({ code: "pictureTooLarge", width, height, greatest: MOST_PIXELS }, path);
  }
  return header;
}

/** A material of files of pictures: the folder of each is its class. */
export function picturesMaterial(
  pictures: readonly Picture[],
  title: string,
  leftOut: readonly LeftOut[],
  { decode }: Decoder,
): Material {
  const meanings = meaningsOf(pictures.map(({ entry }) => entry.path));
  const { classNames, labels, found } = classesOf(
    meanings.map(({ className }) => className),
    byNaturalOrder,
  );
  const tooMany: LeftOut[] =
    found > MOST_CLASSES
      ? [{ where: title, problem: { code: "tooManyClasses", count: found, greatest: MOST_CLASSES } }]
      : [];
  const saysWhatIsHeldOut =
    meanings.some(({ isHeldOut }) => isHeldOut) && meanings.some(({ isHeldOut }) => isHeldOut === false);
  const material: Material = {
    kind: "pictures",
    title,
    count: pictures.length,
    labels,
    classNames,
    heldOut: saysWhatIsHeldOut ? Uint8Array.from(meanings, ({ isHeldOut }) => (isHeldOut ? 1 : 0)) : null,
    ...lookOf(pictures),
    values: null,
    hasChannelOrder: false,
    proposed: noNumbers,
    leftOut: [...leftOut, ...tooMany],
    with: () => material,
    nameOf: (index) => pictures[index]?.entry.path ?? "",
    read: (index, { paper }) => decoded(pictures[index]?.entry, decode, paper, SIDE_OF_ONE),
  };
  return material;
}

/** What there is to choose of numbers, where there are none. */
const noNumbers = {
  tile: [0, 0],
  isChannelsFirst: false,
  isTransposed: false,
  range: "bytes",
} as const satisfies Material["proposed"];

function lookOf(pictures: readonly Picture[]): Pick<Material, "sizes" | "isGrey" | "natural"> {
  const heights = pictures.map(({ header }) => header.height);
  const widths = pictures.map(({ header }) => header.width);
  const [least, greatest] = [leastOf, greatestOf].map((of) => [of(heights), of(widths)] as const) as [
    readonly [number, number],
    readonly [number, number],
  ];
  const isGrey = pictures.every(({ header }) => header.isGrey);
  const isUniform = least[0] === greatest[0] && least[1] === greatest[1];
  return { sizes: { least, greatest }, isGrey, natural: isUniform ? fittingShape(...greatest, isGrey ? 1 : 3) : null };
}

function leastOf(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}

function greatestOf(values: readonly number[]): number {
  return values.reduce((greatest, value) => Math.max(greatest, value), 0);
}

async function decoded(
  entry: Entry | undefined,
  decode: Decoder["decode"],
  paper: number,
  mostSide: number,
): Promise<Raster> {
  if (!entry) throw new RangeError("noSuchPicture");
  const bytes = await entry.read();
  try {
    return await decode(bytes, paper, mostSide);
  } catch (cause) {
    throw new ImportError<ImportProblem>({ code: "pictureUndecodable" }, entry.path, { cause });
  }
}

/** A material of one picture that is cut in tiles, row by row. */
export async function sheetMaterial(
  { entry, header }: Picture,
  title: string,
  leftOut: readonly LeftOut[],
  { decode }: Decoder,
): Promise<Material> {
  const sheets = new Map<number, Promise<Raster>>();
  const sheetOn = (paper: number) => {
    const sheet = sheets.get(paper) ?? decoded(entry, decode, paper, MOST_PIXELS);
    sheets.set(paper, sheet);
    return sheet;
  };
  const cut = (tile: ImportChoices["tile"]): Material => {
    const columns = Math.floor(header.width / tile[1]);
    const count = columns * Math.floor(header.height / tile[0]);
    return {
      kind: "sheet",
      title,
      count,
      labels: null,
      classNames: [],
      heldOut: null,
      sizes: { least: tile, greatest: tile },
      isGrey: header.isGrey,
      natural: fittingShape(...tile, header.isGrey ? 1 : 3),
      values: null,
      hasChannelOrder: false,
      proposed: { ...noNumbers, tile },
      leftOut,
      with: (choices) => cut(choices.tile),
      nameOf: (index) => `${entry.path} ${index + 1}`,
      read: async (index, { paper }) => tileOf(await sheetOn(paper), index, columns, tile),
    };
  };
  return cut(guessedTile(header));
}

/** The side of square tiles that a sheet is most likely of: one that divides both sides, and leaves enough of them. */
function guessedTile({ width, height }: ImageHeader): readonly [number, number] {
  const sides = [28, 32, 64, 48, 16, 24, 20, 40, 56, 8, 12, 36, 44, 52, 60, 96, 128];
  const divides = (side: number) => width % side === 0 && height % side === 0 && (width / side) * (height / side) >= 32;
  const side = sides.find(divides) ?? 32;
  return [side, side];
}

function tileOf(sheet: Raster, index: number, columns: number, [height, width]: ImportChoices["tile"]): Raster {
  const { channels, levels } = sheet;
  const [left, top] = [(index % columns) * width, Math.floor(index / columns) * height];
  const cut = new Uint8Array(height * width * channels);
  for (let row = 0; row < height; row++) {
    const begin = ((top + row) * sheet.width + left) * channels;
    for (let at = 0; at < width * channels; at++) cut[row * width * channels + at] = levels[begin + at] as number;
  }
  return { width, height, channels, levels: cut };
}
