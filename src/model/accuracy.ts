/** The share of images, 0 to 1, that were taken for what they are, by counts [classes, classes]; NaN of none. */
export function accuracyOf(counts: Uint32Array): number {
  const classes = Math.round(Math.sqrt(counts.length));
  let right = 0;
  for (let label = 0; label < classes; label++) right += counts[label * classes + label] ?? 0;
  return right / counts.reduce((sum, count) => sum + count, 0);
}
