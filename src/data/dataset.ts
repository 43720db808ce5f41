import { type Architecture, type ImageShape, labelSize } from "../experiment/architecture";
import type { DataDescription } from "../experiment/dataSets";
import type { DataProblem } from "./problem";

/** A loaded data set: images, split into those trained on and those held out. */
export interface Dataset extends DataDescription {
  readonly train: ImageSet;
  readonly test: ImageSet;
  /** Held-out images of the classes of `leftOutNames`, each with its place there; left out where there are none. */
  readonly leftOut?: ImageSet;
}

/** Some images of a data set. */
export interface ImageSet {
  readonly count: number;
  /** Levels 0 to 255, [count, height × width × channels]. */
  readonly images: Uint8Array;
  /** Index of the class of each image, [count]; null where the images have no classes. */
  readonly labels: Uint8Array | null;
  /** What is known of how each image came about, [count, factors of the data set]; left out where nothing is. */
  readonly factors?: Float32Array;
}

/** A data set that could not be loaded; its problem says why, and its message is the problem's code. */
export class DataError extends Error {
  override readonly name = "DataError";
  readonly problem: DataProblem;

  constructor(problem: DataProblem, options?: ErrorOptions) {
    super(problem.code, options);
    this.problem = problem;
  }
}

/** A data set whose images are of another shape than those that a network takes. */
export class ImageMisfit extends Error {
  override readonly name = "ImageMisfit";
  readonly title: string;
  readonly found: ImageShape;
  readonly wanted: ImageShape;

  constructor(title: string, found: ImageShape, wanted: ImageShape) {
    super("imagesMisfit");
    this.title = title;
    this.found = found;
    this.wanted = wanted;
  }
}

/** A data set whose classes are others than those that a network is told or learns, or that has none. */
export class ClassMisfit extends Error {
  override readonly name = "ClassMisfit";
  readonly title: string;
  /** How many classes there are, and how many the network is told or learns. */
  readonly found: number;
  readonly wanted: number;

  constructor(title: string, found: number, wanted: number) {
    super("classesMisfit");
    this.title = title;
    this.found = found;
    this.wanted = wanted;
  }
}

/**
 * @throws ImageMisfit where an architecture takes images of another shape than those of a data set
 * @throws ClassMisfit where it is told or learns other classes than those of the data set
 */
export function refuseMisfit({ title, imageShape, train, classNames }: Dataset, architecture: Architecture): void {
  const wantedClasses = labelSize(architecture);
  const classes = train.labels ? classNames.length : 0;
  if (wantedClasses > 0 && wantedClasses !== classes) throw new ClassMisfit(title, classes, wantedClasses);
  const wanted = architecture.imageShape;
  if (imageShape.some((length, side) => length !== wanted[side])) throw new ImageMisfit(title, imageShape, wanted);
}

/** Most images in the strip of the reconstructions. */
const MOST_IN_STRIP = 12;
/** Images in the strip where there are no classes to choose by. */
const USUAL_STRIP = 10;

/**
 * Rows of the held-out images that stand for all: the first of each class, in the order of the classes and of at most
 * twelve of them; without classes ten that lie evenly among all.
 */
export function stripRows({ test, classNames }: Dataset): number[] {
  const { labels } = test;
  if (!labels) return evenly(test.count, USUAL_STRIP);
  const firsts = classNames.map((_, label) => labels.indexOf(label)).filter((row) => row >= 0);
  return evenly(firsts.length, MOST_IN_STRIP).map((place) => firsts[place] ?? 0);
}

/** At most `most` of the numbers 0 … count − 1, evenly spread. */
function evenly(count: number, most: number): number[] {
  const taken = Math.min(count, most);
  return Array.from({ length: taken }, (_, place) => Math.floor((place * count) / taken));
}

/** Copies of the held-out images at some rows, [rows.length, height × width × channels]. */
export function heldOutImages({ test }: Dataset, rows: readonly number[]): Uint8Array {
  const pixels = test.images.length / test.count;
  const picked = new Uint8Array(rows.length * pixels);
  for (const [place, row] of rows.entries()) {
    picked.set(test.images.subarray(row * pixels, (row + 1) * pixels), place * pixels);
  }
  return picked;
}
