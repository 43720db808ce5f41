/** Images and their classes, split into those trained on and those held out. */
export interface Dataset {
  readonly title: string;
  readonly imageShape: readonly [number, number, number];
  readonly classNames: readonly string[];
  readonly train: LabelledImages;
  readonly test: LabelledImages;
}

export interface LabelledImages {
  readonly count: number;
  /** Grey levels 0 to 255, [count, height × width × channels]. */
  readonly images: Uint8Array;
  /** Index of the class of each image. */
  readonly labels: Uint8Array;
}

/** A data set that could not be loaded; the message says which file, what was found and what to do. */
export class DataError extends Error {
  override readonly name = "DataError";
}

/** The first image of each class, in the order of the classes. */
export function firstOfEachClass({ test, classNames }: Dataset): number[] {
  return classNames.map((_, label) => test.labels.indexOf(label)).filter((index) => index >= 0);
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
