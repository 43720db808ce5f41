import type { ImageShape } from "./architecture";
import {
  type DataChoice,
  type DataDescription,
  descriptionOf,
  isOwn,
  type KnownChoice,
  type OwnChoice,
} from "./dataSets";
import { countRange, dataChoiceOf, optionsOf } from "./editions";
import { type LinkFields, repeated } from "./linkFields";
import { dataRanges, isImageSide, type Range, ranges } from "./ranges";

/** A choice as settings of a link, such as `data=shapes&side=48` or `data=own-0123456789abcdef&shape=48x48x3&…`. */
export function writeData(choice: DataChoice): Readonly<Record<string, string | number>> {
  if (isOwn(choice)) {
    const { digest, shape, trainCount, testCount, classCount } = choice;
    return { data: `own-${digest}`, shape: shape.join("x"), images: trainCount, heldOut: testCount, classCount };
  }
  const { source, classes, count, side, grey, varied, drawSeed } = choice;
  return {
    data: source,
    ...(classes && { classes: classes.join() }),
    ...(count !== undefined && { images: count }),
    ...(side !== undefined && { side }),
    ...(grey && { grey: 1 }),
    ...(varied && { vary: varied.join() }),
    ...(drawSeed !== undefined && { drawSeed }),
  };
}

/** What a link says of its data, and the description of that; a choice that cannot be read is of the first known set. */
export function readData(fields: LinkFields, known: readonly [DataDescription, ...DataDescription[]]) {
  const data = fields.text("data")?.startsWith("own-") ? readOwn(fields) : readKnown(fields, known);
  const found = data && descriptionOf(data, known);
  return data && found ? { data, description: found } : { data: { source: known[0].name }, description: known[0] };
}

function readKnown(fields: LinkFields, known: readonly [DataDescription, ...DataDescription[]]): KnownChoice {
  const names = known.map(({ name }) => name);
  const chosen = fields.oneOf("data", names, known[0].name);
  const description = known.find(({ name }) => name === chosen) ?? known[0];
  const isDrawn = description.origin === "drawn";
  const has = (setting: string, hasIt: boolean) => isSet(fields, setting) && (hasIt || refuse(fields, setting, chosen));
  const classes =
    has("classes", description.classNames.length > 1) && readNumbers(fields, "classes", description.classNames.length);
  const side =
    has("side", isDrawn) && Number(fields.oneOf("side", dataRanges.drawnSides, String(description.imageShape[0])));
  const grey = has("grey", isDrawn && description.imageShape[2] === 3) && fields.oneOf("grey", ["0", "1"], "0") === "1";
  const varied = has("vary", isDrawn) && readNumbers(fields, "vary", description.factors.length);
  const drawSeed = has("drawSeed", isDrawn) && fields.integer("drawSeed", 0, ranges.seed);
  const wanted = {
    ...(classes && { classes }),
    ...(side && { side }),
    ...(grey && { grey }),
    ...(varied && { varied }),
    ...(drawSeed && { drawSeed }),
  };
  const { count, ...options } = optionsOf(description, wanted);
  const images = isSet(fields, "images") && fields.integer("images", count, countRange(description, options));
  return dataChoiceOf(description, { ...wanted, ...(images && { count: images }) });
}

function isSet(fields: LinkFields, setting: string): boolean {
  return fields.text(setting) !== undefined;
}

function refuse(fields: LinkFields, setting: string, source: string): false {
  fields.refuse({ code: "notOfData", setting, source });
  return false;
}

/** Ascending numbers below `count`, such as `0,3,4`; null where they are none. */
function readNumbers(fields: LinkFields, setting: string, count: number): readonly number[] | null {
  const text = fields.text(setting) ?? "";
  const parts = text.split(",", count + 1);
  const numbers = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : Number.NaN));
  if (numbers.every((number, index) => number < count && number > (numbers[index - 1] ?? -1))) return numbers;
  fields.refuse({ code: "notNumbers", setting, found: repeated(text), count });
  return null;
}

/** Somebody's own images; null where they cannot be recognised by what the link says. */
function readOwn(fields: LinkFields): OwnChoice | null {
  const found = fields.text("data") ?? "";
  const digest = /^own-([0-9a-f]{16})$/.exec(found)?.[1];
  if (!digest) fields.refuse({ code: "notDigest", setting: "data", found: repeated(found) });
  const shape = readShape(fields);
  const trainCount = readCount(fields, "images", dataRanges.ownCount);
  const testCount = readCount(fields, "heldOut", dataRanges.testCount);
  const classCount = readCount(fields, "classCount", dataRanges.classCount);
  if (!digest || !shape || trainCount === null || testCount === null || classCount === null) return null;
  return { source: "own", digest, shape, trainCount, testCount, classCount };
}

/** A whole number that must be there; null where it is not. */
function readCount(fields: LinkFields, setting: string, range: Range): number | null {
  const text = fields.text(setting) ?? "";
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= range.least && value <= range.greatest) return value;
  fields.refuse({ code: "outOfRange", setting, found: repeated(text), range });
  return null;
}

function readShape(fields: LinkFields): ImageShape | null {
  const text = fields.text("shape") ?? "";
  const [height = 0, width = 0, channels] = /^(\d{1,2})x(\d{1,2})x([13])$/.exec(text)?.slice(1).map(Number) ?? [];
  if (isImageSide(height) && isImageSide(width) && channels !== undefined) return [height, width, channels];
  fields.refuse({ code: "notShape", setting: "shape", found: repeated(text) });
  return null;
}
