import type { Feature, Group } from "../../state/view/explore";

/** Posterior means of held-out images, [count, latentDim]. */
interface Means {
  readonly count: number;
  readonly mu: Float32Array;
}

/** The mean code of a group's images, [latentDim], and how many of them the model has looked at. */
export interface GroupMean {
  readonly mean: readonly number[];
  readonly count: number;
}

/** The mean code of a group's images; null where the model has looked at none of them. */
export function groupMean(
  group: Group | null,
  survey: Means | null,
  labels: Uint8Array,
  latentDim: number,
): GroupMean | null {
  if (!group || !survey || survey.mu.length !== survey.count * latentDim) return null;
  const sum = new Array<number>(latentDim).fill(0);
  let count = 0;
  for (const row of rowsOf(group, survey.count, labels)) {
    for (let dimension = 0; dimension < latentDim; dimension++) {
      sum[dimension] = (sum[dimension] ?? 0) + (survey.mu[row * latentDim + dimension] ?? 0);
    }
    count += 1;
  }
  return count === 0 ? null : { mean: sum.map((total) => total / count), count };
}

/** The arrow of a feature, [latentDim]: the mean code of group B minus that of group A; null where one has no image. */
export function arrowOf(
  { groups }: Pick<Feature, "groups">,
  survey: Means | null,
  labels: Uint8Array,
  latentDim: number,
): readonly number[] | null {
  const from = groupMean(groups[0], survey, labels, latentDim);
  const to = groupMean(groups[1], survey, labels, latentDim);
  if (!from || !to) return null;
  return to.mean.map((coordinate, dimension) => coordinate - (from.mean[dimension] ?? 0));
}

/** The code z + amount · arrow, [latentDim]. */
export function alongArrow(start: ArrayLike<number>, arrow: readonly number[], amount: number): number[] {
  return Array.from(start, (coordinate, dimension) => coordinate + amount * (arrow[dimension] ?? 0));
}

/** Codes z + amount · arrow, [amounts.length, latentDim]. */
export function codesAlongArrow(
  start: ArrayLike<number>,
  arrow: readonly number[],
  amounts: readonly number[],
): Float32Array {
  return Float32Array.from(amounts.flatMap((amount) => alongArrow(start, arrow, amount)));
}

/** How far along the arrow the user's point z was taken; 0 where it has gone elsewhere since. */
export function amountAt({ amount, taken }: Pick<Feature, "amount" | "taken">, z: readonly number[]): number {
  return taken?.to === z ? amount : 0;
}

/** Where the arrow begins: at the mean code `mu` of the image looked at, or else where it found the user's point z. */
export function startOf(
  { taken }: Pick<Feature, "taken">,
  z: readonly number[],
  mu: Float32Array | undefined,
): ArrayLike<number> {
  if (mu?.length === z.length) return mu;
  return taken?.to === z ? taken.from : z;
}

function* rowsOf(group: Group, count: number, labels: Uint8Array): Generator<number> {
  if (group.kind === "class") {
    for (let row = 0; row < count; row++) if (labels[row] === group.label) yield row;
  } else {
    for (const row of group.rows) if (row < count) yield row;
  }
}
