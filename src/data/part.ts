import { sizeOf } from "../experiment/architecture";
import type { DataDescription, KnownChoice } from "../experiment/dataSets";
import { editionOf, leftOutOf, optionsOf } from "../experiment/editions";
import type { Dataset, ImageSet } from "./dataset";

/**
 * The part of a loaded data set that a choice asks for: some classes, and as many of each of their images as of the others.
 * The held-out images of the other classes are left out of both, and kept beside them.
 */
export function partOf(
  usual: DataDescription,
  { train, test }: Pick<Dataset, "train" | "test">,
  choice: KnownChoice,
): Dataset {
  const description = editionOf(usual, choice);
  if (description === usual) return { ...usual, train, test };
  const { classes, count } = optionsOf(usual, choice);
  const pixels = sizeOf(usual.imageShape);
  const others = leftOutOf(usual, classes);
  return {
    ...description,
    train: picked(train, balancedRows(train, classes, count), classes, pixels),
    test: picked(test, balancedRows(test, classes, test.count), classes, pixels),
    ...(others.length > 0 && { leftOut: picked(test, balancedRows(test, others, test.count), others, pixels) }),
  };
}

/** Rows of at most `count` images, ascending: the classes take turns, each with its first ones, until they have no more. */
function balancedRows({ labels, count: all }: ImageSet, classes: readonly number[], count: number): number[] {
  if (!labels) return Array.from({ length: Math.min(all, count) }, (_, row) => row);
  const queues = classes.map((label) => [...labels.keys()].filter((row) => labels[row] === label));
  const rows: number[] = [];
  for (let turn = 0; rows.length < count && queues.some((queue) => turn < queue.length); turn++) {
    const next = queues.flatMap((queue) => queue[turn] ?? []);
    rows.push(...next.slice(0, count - rows.length));
  }
  return rows.sort((a, b) => a - b);
}

/** Copies of the images at some rows; a label is the place of its class among those that are kept. */
function picked(
  { images, labels }: ImageSet,
  rows: readonly number[],
  classes: readonly number[],
  pixels: number,
): ImageSet {
  const copied = new Uint8Array(rows.length * pixels);
  for (const [place, row] of rows.entries())
    copied.set(images.subarray(row * pixels, (row + 1) * pixels), place * pixels);
  const renamed = labels && Uint8Array.from(rows, (row) => classes.indexOf(labels[row] ?? -1));
  return { count: rows.length, images: copied, labels: renamed };
}
