/**
 * How well each dimension of a code follows factors that are known of the images: explained variance, mutual
 * information, and the mutual information gap of Chen, Li, Grosse and Duvenaud, "Isolating Sources of Disentanglement in
 * Variational Autoencoders" (2018), with posterior means sorted into bins of equal count.
 */

/** A factor by its values, [count]; `period` is a whole turn of a factor that comes back to where it began. */
export interface FactorValues {
  readonly values: ArrayLike<number>;
  readonly period?: number;
}

/** What dimensions and factors have to do with each other. */
export interface FactorTable {
  /** Share of each factor's variance that each dimension explains, 0 to 1, [latentDim][factors]. */
  readonly explained: readonly (readonly number[])[];
  /** Mutual information of each dimension and each factor in nats, [latentDim][factors]. */
  readonly information: readonly (readonly number[])[];
  /** The mutual information gap, 0 to 1: how much more of a factor one dimension tells than any other does, averaged. */
  readonly gap: number;
}

/** Bins of equal count that values are sorted into. */
const BINS = 20;

/**
 * The table of the posterior means of images, [count, latentDim], and their factors; in pieces, of which there is one a
 * dimension.
 */
export function* factorTable(
  mu: Float32Array,
  latentDim: number,
  factors: readonly FactorValues[],
): Generator<void, FactorTable> {
  const count = mu.length / latentDim;
  const binned = factors.map(({ values }) => binsOf(values, count));
  const explained: number[][] = [];
  const information: number[][] = [];
  for (let dimension = 0; dimension < latentDim; dimension++) {
    const bins = binsOf(
      Float32Array.from({ length: count }, (_, row) => mu[row * latentDim + dimension] ?? 0),
      count,
    );
    explained.push(factors.map((factor) => explainedVariance(bins, factor)));
    information.push(binned.map((other) => mutualInformation(bins, other)));
    yield;
  }
  return { explained, information, gap: gapOf(information) };
}

/** The bin of each value: by rank, so that all bins have as many; equal values share one. */
function binsOf(values: ArrayLike<number>, count: number): Uint8Array {
  const order = Uint32Array.from({ length: count }, (_, row) => row);
  order.sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const bins = new Uint8Array(count);
  let [bin, last] = [0, Number.NaN];
  for (const [rank, row] of order.entries()) {
    const value = values[row] ?? 0;
    if (value !== last) bin = Math.floor((rank * BINS) / count);
    last = value;
    bins[row] = bin;
  }
  return bins;
}

/** Share of a factor's variance between the bins of a dimension, less what chance alone would give. */
function explainedVariance(bins: Uint8Array, { values, period }: FactorValues): number {
  const count = bins.length;
  const parts = period === undefined ? [(row: number) => values[row] ?? 0] : turned(values, period);
  let [within, total] = [0, 0];
  for (const part of parts) {
    const sums = new Float64Array(BINS);
    const counts = new Float64Array(BINS);
    let [sum, squares] = [0, 0];
    for (let row = 0; row < count; row++) {
      const [value, bin] = [part(row), bins[row] ?? 0];
      sums[bin] = (sums[bin] ?? 0) + value;
      counts[bin] = (counts[bin] ?? 0) + 1;
      sum += value;
      squares += value * value;
    }
    total += squares - (sum * sum) / count;
    within +=
      squares -
      sums.reduce((between, each, bin) => between + (counts[bin] ? (each * each) / (counts[bin] ?? 1) : 0), 0);
  }
  if (total <= 0 || count <= BINS) return 0;
  return Math.max(0, 1 - within / (count - BINS) / (total / (count - 1)));
}

/** A factor that turns, as the two coordinates of its direction. */
function turned(values: ArrayLike<number>, period: number): ((row: number) => number)[] {
  const angle = (row: number) => (2 * Math.PI * (values[row] ?? 0)) / period;
  return [(row) => Math.cos(angle(row)), (row) => Math.sin(angle(row))];
}

/** Mutual information of two sorted quantities in nats. */
function mutualInformation(one: Uint8Array, other: Uint8Array): number {
  const count = one.length;
  const joint = new Float64Array(BINS * BINS);
  for (let row = 0; row < count; row++) {
    const place = (one[row] ?? 0) * BINS + (other[row] ?? 0);
    joint[place] = (joint[place] ?? 0) + 1;
  }
  const [rows, columns] = [new Float64Array(BINS), new Float64Array(BINS)];
  for (const [place, times] of joint.entries()) {
    rows[Math.floor(place / BINS)] = (rows[Math.floor(place / BINS)] ?? 0) + times;
    columns[place % BINS] = (columns[place % BINS] ?? 0) + times;
  }
  let information = 0;
  for (const [place, times] of joint.entries()) {
    if (times === 0) continue;
    const apart = (rows[Math.floor(place / BINS)] ?? 0) * (columns[place % BINS] ?? 0);
    information += (times / count) * Math.log((times * count) / apart);
  }
  return Math.max(0, information);
}

/** The gap between the dimension that tells most of a factor and the next, over the factor's entropy, averaged over factors. */
function gapOf(information: readonly (readonly number[])[]): number {
  const factors = information[0]?.length ?? 0;
  if (factors === 0) return Number.NaN;
  let sum = 0;
  for (let factor = 0; factor < factors; factor++) {
    const told = information.map((row) => row[factor] ?? 0).sort((one, other) => other - one);
    sum += ((told[0] ?? 0) - (told[1] ?? 0)) / Math.log(BINS);
  }
  return sum / factors;
}
