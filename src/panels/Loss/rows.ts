import type { CurvePoint, History } from "../../state/history";

/** What the chart knows of a step: the losses of training and of the held-out images, where there are any. */
export interface Row {
  readonly step: number;
  readonly train: CurvePoint | null;
  readonly heldOut: CurvePoint | null;
  /** The latest held-out losses up to this step. */
  readonly latestHeldOut: CurvePoint | null;
}

/** Most points of each curve. */
export interface Limits {
  readonly train: number;
  readonly heldOut: number;
}

/** The curves of a history as rows of increasing step, each curve thinned to its limit. */
export function chartRows(history: History, limits: Limits): Row[] {
  const train = byStep(thinned(history.train.points, limits.train));
  const heldOut = byStep(thinned(history.heldOut.points, limits.heldOut));
  const steps = [...new Set([...train.keys(), ...heldOut.keys()])].sort((one, other) => one - other);
  let latestHeldOut: CurvePoint | null = null;
  return steps.map((step) => {
    latestHeldOut = heldOut.get(step) ?? latestHeldOut;
    return { step, train: train.get(step) ?? null, heldOut: heldOut.get(step) ?? null, latestHeldOut };
  });
}

/** At most `limit` of the points, evenly taken, the first and the last among them. */
export function thinned<Item>(points: readonly Item[], limit: number): readonly Item[] {
  if (points.length <= limit) return points;
  const last = points.length - 1;
  const kept = new Set(Array.from({ length: limit }, (_, index) => Math.round((index * last) / (limit - 1))));
  return points.filter((_, index) => kept.has(index));
}

function byStep(points: readonly CurvePoint[]): Map<number, CurvePoint> {
  return new Map(points.map((point) => [point.step, point]));
}
