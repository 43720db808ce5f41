/** What a threshold makes of scores: at it or above it an image is called unusual. */
export interface Confusion {
  /** Of the usual images, how many are let pass and how many are called unusual all the same: false alarms. */
  readonly passed: number;
  readonly falseAlarms: number;
  /** Of the unusual images, how many are missed and how many are found. */
  readonly missed: number;
  readonly found: number;
}

/** A point of the receiver operating characteristic: shares, 0 to 1, of the usual and the unusual at or above a threshold. */
export interface RocPoint {
  readonly falseAlarmRate: number;
  readonly foundRate: number;
}

/**
 * The area under the receiver operating characteristic, 0 to 1: how often an unusual image has a higher score than a usual
 * one, ties counted one half (Mann and Whitney 1947; Hanley and McNeil 1982). NaN where there are none of either.
 */
export function areaUnderCurve(usual: Float32Array, unusual: Float32Array): number {
  const sorted = usual.toSorted();
  let pairs = 0;
  for (const score of unusual) pairs += (countBelow(sorted, score) + countUpTo(sorted, score)) / 2;
  return pairs / (usual.length * unusual.length);
}

/**
 * The standard error of an area under the curve of so many independent scores (Hanley and McNeil 1982, equation 2, with
 * the two probabilities in it as scores of exponential distributions have them); NaN of a single score on either side.
 */
export function errorOfArea(area: number, usualCount: number, unusualCount: number): number {
  if (usualCount < 2 || unusualCount < 2) return Number.NaN;
  const square = area * area;
  const twoUnusual = area / (2 - area);
  const twoUsual = (2 * square) / (1 + area);
  const variance =
    area * (1 - area) + (unusualCount - 1) * (twoUnusual - square) + (usualCount - 1) * (twoUsual - square);
  return Math.sqrt(Math.max(0, variance) / (usualCount * unusualCount));
}

/** The curve from (0, 0), where nothing is called unusual, to (1, 1), at every threshold that tells two scores apart. */
export function rocCurve(usual: Float32Array, unusual: Float32Array): RocPoint[] {
  const [falling, fallingUnusual] = [usual.toSorted().reverse(), unusual.toSorted().reverse()];
  const points = [{ falseAlarmRate: 0, foundRate: 0 }];
  let [alarms, found] = [0, 0];
  while (alarms < falling.length || found < fallingUnusual.length) {
    const threshold = Math.max(falling[alarms] ?? -Infinity, fallingUnusual[found] ?? -Infinity);
    while (alarms < falling.length && (falling[alarms] as number) >= threshold) alarms += 1;
    while (found < fallingUnusual.length && (fallingUnusual[found] as number) >= threshold) found += 1;
    points.push({ falseAlarmRate: alarms / falling.length, foundRate: found / fallingUnusual.length });
  }
  return points;
}

/** What a threshold makes of the scores of usual and of unusual images. */
export function confusionAt(usual: Float32Array, unusual: Float32Array, threshold: number): Confusion {
  const falseAlarms = countFrom(usual, threshold);
  const found = countFrom(unusual, threshold);
  return { passed: usual.length - falseAlarms, falseAlarms, missed: unusual.length - found, found };
}

function countFrom(scores: Float32Array, threshold: number): number {
  let count = 0;
  for (const score of scores) if (score >= threshold) count += 1;
  return count;
}

/** How many of ascending scores are less than one. */
function countBelow(sorted: Float32Array, score: number): number {
  return firstPlace(sorted, (other) => other >= score);
}

/** How many of ascending scores are at most one. */
function countUpTo(sorted: Float32Array, score: number): number {
  return firstPlace(sorted, (other) => other > score);
}

/** The first place from which on a condition holds, by halving. */
function firstPlace(sorted: Float32Array, holds: (score: number) => boolean): number {
  let [from, end] = [0, sorted.length];
  while (from < end) {
    const middle = (from + end) >> 1;
    if (holds(sorted[middle] as number)) end = middle;
    else from = middle + 1;
  }
  return from;
}
