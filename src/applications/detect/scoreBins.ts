import { quantile } from "../../model/quantiles";

/** Bars of a histogram. */
export const BINS = 48;
/** Share of all scores that lie on the axis; the few beyond are counted in its last bar. */
const SHOWN = 0.99;

/** The axis that two histograms share. */
export interface ScoreAxis {
  readonly least: number;
  readonly greatest: number;
}

/** An axis for the scores of usual and unusual images: from the least of all to nearly the greatest of each kind. */
export function sharedAxis(usual: Float32Array, unusual: Float32Array): ScoreAxis {
  const all = [usual, unusual].filter(({ length }) => length > 0);
  const least = all.reduce((found, scores) => scores.reduce((a, b) => Math.min(a, b), found), Number.POSITIVE_INFINITY);
  const greatest = Math.max(...all.map((scores) => quantile(scores, SHOWN)));
  if (!Number.isFinite(least) || !Number.isFinite(greatest)) return { least: 0, greatest: 1 };
  return greatest > least ? { least, greatest } : { least: least - 0.5, greatest: least + 0.5 };
}

/** How many scores lie in each of `BINS` equal bars of an axis, as shares of the highest bar, 0 to 1. */
export function heights(scores: Float32Array, { least, greatest }: ScoreAxis): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const score of scores) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(((score - least) / (greatest - least)) * BINS)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const highest = Math.max(1, ...counts);
  return counts.map((count) => count / highest);
}

/** Rows of the highest scores, the highest first, or of the lowest, the lowest first; at most `most`. */
export function extremeRows(scores: Float32Array, end: "highest" | "lowest", most: number): number[] {
  const sign = end === "highest" ? -1 : 1;
  const at = (row: number) => sign * (scores[row] as number);
  return [...scores.keys()].sort((a, b) => at(a) - at(b) || a - b).slice(0, most);
}
