import type { Architecture } from "../experiment/architecture";
import { UNKNOWN_CLASS } from "../experiment/labelHead";
import type { Labels } from "./engine";

/**
 * Labels [count] one-hot, [count, classes]: a byte 255 in the place of an image's class and 0 in all others, and nothing but
 * 0 where the label names none of the classes.
 */
export function oneHotBytes(labels: Uint8Array, classes: number): Uint8Array {
  const bytes = new Uint8Array(labels.length * classes);
  for (const [image, label] of labels.entries()) if (label < classes) bytes[image * classes + label] = 255;
  return bytes;
}

/**
 * The classes of `count` images as a conditional network is told them, or a label head, [count, classes].
 * @throws RangeError where there is not one label an image
 */
export function toldClasses(labels: Uint8Array | null | undefined, classes: number, count: number): Uint8Array {
  if (labels?.length !== count) {
    throw new RangeError(`${labels?.length ?? 0} labels ≠ ${count}`);
  }
  return oneHotBytes(labels, classes);
}

/** How many of some images have a class that a label head is to tell; none where there is no head. */
export function labelledCount(labels: Labels | undefined, { labelHead }: Architecture): number {
  return labelHead && labels ? labels.filter((label) => label < labelHead.classes).length : 0;
}

/** The labels at rows of an array of them. */
export function labelsAt(labels: Labels | undefined, rows: Uint32Array): Uint8Array {
  return Uint8Array.from(rows, (row) => labels?.[row] ?? UNKNOWN_CLASS);
}
