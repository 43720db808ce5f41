import type { LabelledPoints } from "../logisticRegression";
import { nearestRows } from "./neighbours";

/** Neighbours that a point is joined to, and that vote for a new one. */
const NEIGHBOURS = 8;
/** Of what a point is held for, the share that its neighbours say; its own label says the rest. */
const FROM_NEIGHBOURS = 0.99;
const ROUNDS = 100;
/** Products of coordinates, or of shares, between two pauses. */
const PRODUCTS = 4e6;

/**
 * The classes of `queries` [count, size] by labels that spread from a few points to `unlabelled` ones [any number, size], along a
 * graph in which each is joined to its nearest: F ← a D^−½ W D^−½ F + (1 − a) Y (Zhou et al. 2004), each class then divided by
 * its mass (Zhu, Ghahramani and Lafferty 2003). A query has the class for which the nearest points speak most.
 */
export function* spreadClasses(
  points: LabelledPoints,
  unlabelled: Float32Array,
  queries: Float32Array,
): Generator<void, Uint8Array, void> {
  const { features, size, classCount } = points;
  const all = new Float32Array(features.length + unlabelled.length);
  all.set(features);
  all.set(unlabelled, features.length);
  const joined = yield* graphOf(all, size);
  const shares = yield* spread(points, joined);
  const classes = new Uint8Array(queries.length / size);
  const pauseEvery = Math.max(1, Math.floor(PRODUCTS / all.length));
  const votes = new Float64Array(classCount);
  for (let row = 0; row < classes.length; row++) {
    votes.fill(0);
    for (const near of nearestRows(all, queries.subarray(row * size, (row + 1) * size), NEIGHBOURS)) {
      for (let label = 0; label < classCount; label++) {
        votes[label] = (votes[label] as number) + (shares[near * classCount + label] as number);
      }
    }
    classes[row] = votes.indexOf(Math.max(...votes));
    if ((row + 1) % pauseEvery === 0) yield;
  }
  return classes;
}

/** Whom each point is joined to: its nearest ones, and those that it is among the nearest of. */
function* graphOf(points: Float32Array, size: number): Generator<void, ReadonlySet<number>[], void> {
  const joined = Array.from({ length: points.length / size }, () => new Set<number>());
  const pauseEvery = Math.max(1, Math.floor(PRODUCTS / points.length));
  for (const [row, own] of joined.entries()) {
    for (const near of nearestRows(points, points.subarray(row * size, (row + 1) * size), NEIGHBOURS + 1)) {
      if (near === row) continue;
      own.add(near);
      joined[near]?.add(row);
    }
    if ((row + 1) % pauseEvery === 0) yield;
  }
  return joined;
}

/** How much speaks for each class at each point, [points, classCount], all classes equally in the whole. */
function* spread(
  { labels, classCount }: LabelledPoints,
  joined: readonly ReadonlySet<number>[],
): Generator<void, Float64Array, void> {
  let shares = new Float64Array(joined.length * classCount);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(shares.length);
    for (const [row, label] of labels.entries()) next[row * classCount + label] = 1 - FROM_NEIGHBOURS;
    for (const [row, near] of joined.entries()) {
      for (const other of near) {
        const weight = FROM_NEIGHBOURS / Math.sqrt(near.size * (joined[other]?.size ?? 1));
        for (let label = 0; label < classCount; label++) {
          const at = row * classCount + label;
          next[at] = (next[at] as number) + weight * (shares[other * classCount + label] as number);
        }
      }
    }
    shares = next;
    yield;
  }
  const masses = new Float64Array(classCount);
  for (const [at, share] of shares.entries()) {
    masses[at % classCount] = (masses[at % classCount] as number) + share;
  }
  return shares.map((share, at) => share / ((masses[at % classCount] as number) || 1));
}
