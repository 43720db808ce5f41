import type { CurvePoint, History } from "../../state/history";

/** What the chart knows of a step: the losses of training and of the held-out images, where there are any. */
export interface Row {
  readonly step: number;
  readonly train: CurvePoint | null;
  readonly heldOut: CurvePoint | null;
}

/** The curves of a history as rows of increasing step, each curve thinned to at most `limit` points. */
export function chartRows({ train, heldOut }: History, limit: number): Row[] {
  const rows = new Map<number, Row>();
  for (const point of thinned(train.points, limit))
    rows.set(point.step, { step: point.step, train: point, heldOut: null });
  for (const point of thinned(heldOut.points, limit)) {
    rows.set(point.step, { step: point.step, train: rows.get(point.step)?.train ?? null, heldOut: point });
  }
  return [...rows.values()].sort((one, other) => one.step - other.step);
}

/** At most `limit` of the points, evenly taken, the first and the last among them. */
export function thinned<Item>(points: readonly Item[], limit: number): readonly Item[] {
  if (points.length <= limit) return points;
  const last = points.length - 1;
  const kept = new Set(Array.from({ length: limit }, (_, index) => Math.round((index * last) / (limit - 1))));
  return points.filter((_, index) => kept.has(index));
}
