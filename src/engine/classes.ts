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
 * The classes of `count` images as a conditional network is told them, [count, classes].
 * @throws RangeError where there is not one label an image
 */
export function toldClasses(labels: Uint8Array | null | undefined, classes: number, count: number): Uint8Array {
  if (labels?.length !== count) {
    throw new RangeError(`${labels?.length ?? 0} labels ≠ ${count}`);
  }
  return oneHotBytes(labels, classes);
}
