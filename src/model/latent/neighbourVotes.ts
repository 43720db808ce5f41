import { varianceAlong } from "./means";
import { commonestClass, NearestRows, squaredDistance } from "./neighbours";

/** Neighbours that vote on a class. */
const NEIGHBOURS = 10;
/** Most codes whose class is voted on; more would not change the share by much. */
const QUERIES = 1000;
/** Votes between two pauses. */
const PIECE = 20;
/** The vote on a code that has no neighbour; data sets have at most 256 classes, and one of so many codes has neighbours. */
const NO_CLASS = 255;

/** What the nearest neighbours of codes tell of the classes. */
export interface NeighbourVotes {
  /** Share, 0 to 1, of codes whose class is voted right. */
  readonly accuracy: number;
  /** By label. */
  readonly classes: readonly ClassVotes[];
}

/** How well the codes of a class lie apart from all others; each share is 0 to 1, and NaN of no code. */
export interface ClassVotes {
  /** Of the codes of the class, the share that is voted to be of it. */
  readonly recall: number;
  /** Of the codes that are voted to be of the class, the share that is. */
  readonly precision: number;
}

/**
 * Has each code's ten nearest other codes vote on its class: what a classifier that sees only `mu` [count, latentDim] knows
 * of the classes. Asked of the first thousand codes, among all of them; the generator pauses after every few milliseconds.
 */
export function* neighbourVotes(
  mu: Float32Array,
  labels: Uint8Array,
  latentDim: number,
): Generator<void, NeighbourVotes, void> {
  const count = mu.length / latentDim;
  const queries = Math.min(QUERIES, count);
  const codes = new Codes(mu, latentDim);
  const votes = new Uint8Array(queries);
  for (let query = 0; query < queries; query++) {
    votes[query] = commonestClass(codes.nearestTo(query), labels)?.label ?? NO_CLASS;
    if ((query + 1) % PIECE === 0) yield;
  }
  return counted(votes, labels.subarray(0, queries));
}

function counted(votes: Uint8Array, labels: Uint8Array): NeighbourVotes {
  const [there, voted, right] = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  for (const [query, label] of labels.entries()) {
    const vote = votes[query] as number;
    there[label] = (there[label] as number) + 1;
    voted[vote] = (voted[vote] as number) + 1;
    if (vote === label) right[label] = (right[label] as number) + 1;
  }
  const classes = Array.from({ length: 1 + labels.reduce((most, label) => Math.max(most, label), -1) }, (_, label) => ({
    recall: (right[label] as number) / (there[label] as number),
    precision: (right[label] as number) / (voted[label] as number),
  }));
  return { accuracy: right.reduce((sum, each) => sum + each, 0) / labels.length, classes };
}

/** Codes in the order of their widest dimension, so that only those near along it are looked at. */
class Codes {
  readonly #latentDim: number;
  readonly #axis: number;
  /** Rows in that order, the codes themselves in that order, and the place of each row. */
  readonly #rows: Uint32Array;
  readonly #sorted: Float32Array;
  readonly #places: Uint32Array;

  constructor(mu: Float32Array, latentDim: number) {
    const axis = widestDimension(mu, latentDim);
    const alongAxis = (row: number) => mu[row * latentDim + axis] as number;
    this.#latentDim = latentDim;
    this.#axis = axis;
    this.#rows = Uint32Array.from({ length: mu.length / latentDim }, (_, row) => row);
    this.#rows.sort((a, b) => alongAxis(a) - alongAxis(b));
    this.#sorted = new Float32Array(mu.length);
    this.#places = new Uint32Array(this.#rows.length);
    for (const [place, row] of this.#rows.entries()) {
      this.#sorted.set(mu.subarray(row * latentDim, (row + 1) * latentDim), place * latentDim);
      this.#places[row] = place;
    }
  }

  /** Rows of the codes nearest to a row's, the nearest first, itself left out. */
  nearestTo(row: number): number[] {
    const query = this.#places[row] as number;
    const nearest = new NearestRows(NEIGHBOURS);
    let [below, above] = [query - 1, query + 1];
    let gapBelow = this.#gap(query, below);
    let gapAbove = this.#gap(query, above);
    while (Math.min(gapBelow, gapAbove) < nearest.limit) {
      const place = gapBelow < gapAbove ? below : above;
      nearest.offer(place, this.#squaredDistance(query, place, nearest.limit));
      if (place === below) gapBelow = this.#gap(query, --below);
      else gapAbove = this.#gap(query, ++above);
    }
    return nearest.rows.map((place) => this.#rows[place] as number);
  }

  /** Squared distance along the axis; infinite where there is no other code. */
  #gap(query: number, place: number): number {
    if (place < 0 || place >= this.#rows.length) return Number.POSITIVE_INFINITY;
    const difference = this.#along(query) - this.#along(place);
    return difference * difference;
  }

  #along(place: number): number {
    return this.#sorted[place * this.#latentDim + this.#axis] as number;
  }

  #squaredDistance(query: number, place: number, limit: number): number {
    const latentDim = this.#latentDim;
    return squaredDistance(this.#sorted, query * latentDim, this.#sorted, place * latentDim, latentDim, limit);
  }
}

function widestDimension(mu: Float32Array, latentDim: number): number {
  const widths = Array.from({ length: latentDim }, (_, dimension) => varianceAlong(mu, latentDim, dimension));
  return widths.indexOf(Math.max(...widths));
}
