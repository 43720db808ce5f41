import type { ImageShape } from "../experiment/architecture";
import type { OwnChoice } from "../experiment/dataSets";
import {
  countsWithin,
  FEW_IMAGES,
  type ImportChoices,
  type ImportPlan,
  type LevelRange,
  type MaterialKind,
} from "../importing/plan";
import type { ImportProgress } from "../importing/protocol";
import type { KeptDataSet } from "../library/dataSets";
import type { LibraryProblem } from "../library/libraryError";
import { ownImagesText } from "./data";
import { bytesText, countText } from "./numbers";

const kinds: Readonly<Record<MaterialKind, string>> = {
  pictures: "pictures",
  sheet: "tiles of one picture",
  arrays: "images in arrays of numbers",
  table: "images in the rows of a table",
};

/** What was found, in a sentence or two. */
export function foundText({ kind, count, sizes, isGrey, bytes }: ImportPlan): string {
  const [least, greatest] = [sizes.least, sizes.greatest].map(([height, width]) => `${height} × ${width}`);
  const size = least === greatest ? `all ${greatest}` : `from ${least} to ${greatest}`;
  return `${countText(count)} ${kinds[kind]}, ${size} pixels, ${isGrey ? "grey" : "in colour"}; ${bytesText(bytes)} in all.`;
}

/** The classes that were found, at most ten of them by name. */
export function classesText({ classes }: ImportPlan): string {
  if (classes.length === 0) return "No classes: a variational autoencoder needs none.";
  const named = classes.slice(0, 10).map(({ name, count }) => `${name} (${countText(count)})`);
  const others = classes.length - named.length;
  return `${countText(classes.length)} classes: ${named.join(", ")}${others > 0 ? ` and ${countText(others)} more` : ""}.`;
}

/** How the images will be split, and what of them is taken. */
export function splitText({ count, heldOutCount }: ImportPlan, { shape }: Pick<ImportChoices, "shape">): string {
  const { train, heldOut } = countsWithin(shape, count, heldOutCount);
  const taken =
    train + heldOut < count
      ? `${countText(train + heldOut)} of ${countText(count)} images fit, drawn from the classes in turn: `
      : "";
  const how = heldOutCount === null ? "drawn by a seed, of each class its share" : "as their folders or files say";
  return `${taken}${countText(train)} to train on and ${countText(heldOut)} held out, ${how}. ${bytesText((train + heldOut) * shape[0] * shape[1] * shape[2])} once imported.`;
}

/** A warning where images are so few that they will be memorised. */
export function fewText({ count }: Pick<ImportPlan, "count">): string | null {
  if (count >= FEW_IMAGES) return null;
  return `${countText(count)} images are few: a network learns them by heart. Watch the held-out curve.`;
}

const stages: Readonly<Record<ImportProgress["stage"], string>> = {
  looking: "Looking at files",
  decoding: "Decoding images",
  keeping: "Keeping them in this browser",
};

/** What an importer is at. */
export function progressText(progress: ImportProgress | null): string {
  if (!progress) return "Looking at files …";
  const { stage, done, of } = progress;
  return stage === "keeping" ? `${stages[stage]} …` : `${stages[stage]}: ${countText(done)} of ${countText(of)}`;
}

/** What stands for black and white in numbers. */
export const rangeNames: Readonly<Record<LevelRange, string>> = {
  bytes: "0 to 255",
  unit: "0 to 1",
  signed: "−1 to 1",
  words: "0 to 65,535",
  extremes: "least to greatest",
};

/** A kept data set's size, in a line. */
function keptText({ trainCount, testCount, imageShape, classNames, bytes }: KeptDataSet): string {
  const classes = classNames.length > 0 ? `${countText(classNames.length)} classes` : "no classes";
  return `${countText(trainCount)} and ${countText(testCount)} held out, ${imageShapeText(imageShape)}, ${classes}, ${bytesText(bytes)}`;
}

/** The same of one in a list, with where it is and whether it is trained on. */
export function rowText(dataSet: KeptDataSet, { isUsed, isHeld }: { isUsed: boolean; isHeld: boolean }): string {
  return `${keptText(dataSet)}${isHeld ? "; in this page’s memory alone" : ""}${isUsed ? "; in use" : ""}`;
}

const notKeptTexts: Readonly<Record<LibraryProblem, string>> = {
  storageRefused: "This browser keeps nothing for this page, as in a private window",
  storageFull: "This browser has no room left for it",
  libraryOfNewerPage: "A newer version of this page keeps its library here",
};

/** That a data set is in memory alone, why, and what to do. */
export function notKeptText(trouble: LibraryProblem, { title }: KeptDataSet): string {
  return `${notKeptTexts[trouble]}: “${title}” is in this page’s memory alone. It can be trained on, and is gone when the page is closed or loaded anew. Save it as NPZ to take it along; dropped here again, it is the same data set.`;
}

/** What was made of files. */
export function importedText(dataSet: KeptDataSet, isKept: boolean): string {
  if (!isKept) return `“${dataSet.title}” is imported: ${keptText(dataSet)}.`;
  return `“${dataSet.title}” is imported and kept in this browser: ${keptText(dataSet)}.`;
}

/** Whether a data set is the one that the experiment at hand waits for. */
export function missingText(missing: OwnChoice, { digest }: KeptDataSet): string {
  if (missing.digest === digest) return "These are the images that the link is of, to the last bit.";
  return `These are not the images that the link is of, but can be trained on all the same. Their digest is ${digest}; wanted: ${ownImagesText(missing)}.`;
}

/** An image's shape in words. */
function imageShapeText([height, width, channels]: ImageShape): string {
  return `${height} × ${width}, ${channels === 1 ? "grey" : "colour"}`;
}

/** How many files were left out. */
export function leftOutCountText(count: number): string {
  return count === 1 ? "1 file is left out" : `${countText(count)} are left out`;
}
