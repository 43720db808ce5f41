/** How often images of a class, by rows, were taken for each class, [classes, classes]; their number is the sum. */
export type ConfusionCounts = Uint32Array;

/** Counts of what images of some true classes were taken for. */
export function confusion(truth: Uint8Array, taken: Uint8Array, classCount: number): ConfusionCounts {
  const counts = new Uint32Array(classCount * classCount);
  for (const [row, label] of truth.entries()) {
    const place = label * classCount + (taken[row] as number);
    counts[place] = (counts[place] as number) + 1;
  }
  return counts;
}
