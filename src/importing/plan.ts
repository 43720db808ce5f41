import { type ImageShape, sizeOf } from "../experiment/architecture";
import { clamp, dataRanges } from "../experiment/ranges";
import type { KeptDataSet, KeptImages } from "../library/dataSets";
import type { LibraryProblem } from "../library/libraryError";
import type { LeftOut } from "./importProblem";

/** What images are made of: files of pictures, one picture cut in tiles, arrays of numbers, or rows of a table. */
export type MaterialKind = "pictures" | "sheet" | "arrays" | "table";

/** How an image that has another shape is brought to that of the data set. */
export type Fit = "crop" | "pad" | "stretch";

/**
 * What numbers stand for black and white: 0 and 255, 0 and 1, −1 and 1, 0 and 65,535, or the least and the greatest that
 * there are. Those between are spread evenly.
 */
export type LevelRange = "bytes" | "unit" | "signed" | "words" | "extremes";

/** What is up to the user before a data set is made. */
export interface ImportChoices {
  readonly title: string;
  readonly shape: ImageShape;
  readonly fit: Fit;
  /** What lies behind transparent pixels, and around padded images: a level of 0 to 255. */
  readonly paper: 0 | 255;
  readonly isInverted: boolean;
  /** Whether classes are taken over, where there are any. */
  readonly hasClasses: boolean;
  /** Height and width of the tiles of a sheet; nothing else has any. */
  readonly tile: readonly [height: number, width: number];
  /** Of numbers: whether the channels come before height and width, whether these are exchanged, and what is black and white. */
  readonly isChannelsFirst: boolean;
  readonly isTransposed: boolean;
  readonly range: LevelRange;
}

/** What a data set could be made of, before any picture is decoded. */
export interface ImportPlan {
  readonly kind: MaterialKind;
  /** Images that were found, and how many of them their source holds out itself; null where it does not say. */
  readonly count: number;
  readonly heldOutCount: number | null;
  /** In the order of their labels; empty where there are none. */
  readonly classes: readonly { readonly name: string; readonly count: number }[];
  /** Height and width of the smallest and of the largest image. */
  readonly sizes: { readonly least: readonly [number, number]; readonly greatest: readonly [number, number] };
  /** Whether all images say that they are grey. */
  readonly isGrey: boolean;
  /** Whether the images are of numbers with more than one channel, which may lie first or last. */
  readonly hasChannelOrder: boolean;
  /** Of numbers, the least and the greatest; null of pictures. */
  readonly values: { readonly least: number; readonly greatest: number } | null;
  /** Bytes of all that was chosen. */
  readonly bytes: number;
  /** The first of what is left out, and how many there are. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
  /** What is proposed. */
  readonly proposed: ImportChoices;
}

/** Some images as they would be in the data set. */
export interface ImportPreview {
  readonly shape: ImageShape;
  /** Levels, [count, height × width × channels]. */
  readonly images: Uint8Array;
  readonly count: number;
}

/** A data set that was made, and what was left out of it. */
export interface ImportOutcome {
  readonly dataSet: KeptDataSet;
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
  /** Its images and why they are not kept, where this browser did not keep them; left out where it did. */
  readonly notKept?: { readonly trouble: LibraryProblem; readonly images: KeptImages };
}

/** Fewest images that a data set is made of: a batch of 16 and as many held out. */
export const LEAST_IMAGES = dataRanges.ownCount.least + dataRanges.testCount.least;
/** Fewer images than these are memorised. */
export const FEW_IMAGES = 200;
/** Images in a preview. */
export const PREVIEW_IMAGES = 40;

/** The share of images that is held out where their source does not say. */
const HELD_OUT_SHARE = 0.15;

/** How many images a data set takes of those that there are, and how many of them are held out. */
export interface Counts {
  readonly train: number;
  readonly heldOut: number;
}

/**
 * The counts that the budget allows for images of a shape.
 * @param heldOut How many the source holds out itself; null where it does not say.
 */
export function countsWithin(shape: ImageShape, count: number, heldOut: number | null): Counts {
  const pixels = sizeOf(shape);
  const { trainBytes, heldOutBytes, testCount, ownCount } = dataRanges;
  const mostTrain = Math.min(ownCount.greatest, Math.floor(trainBytes / pixels));
  const mostHeldOut = Math.min(testCount.greatest, Math.floor(heldOutBytes / pixels));
  if (heldOut !== null) {
    return { train: Math.min(mostTrain, count - heldOut), heldOut: Math.min(mostHeldOut, heldOut) };
  }
  const images = Math.min(count, Math.floor(mostTrain / (1 - HELD_OUT_SHARE)));
  const wanted = clamp(Math.round(HELD_OUT_SHARE * images), { least: testCount.least, greatest: mostHeldOut });
  const kept = Math.min(wanted, Math.floor(count / 2));
  return { train: Math.min(mostTrain, count - kept), heldOut: kept };
}
