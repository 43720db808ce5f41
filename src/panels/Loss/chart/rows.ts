import type { CurvePoint, History } from "../../../state/run/history";
import { changedSettings } from "../../../state/run/marks";
import { type LossView, pointInUnit } from "../view/view";
import { smoothed } from "./smoothing";

/** What the chart knows of a step: the losses of training and of the held-out images, where there are any. */
export interface Row {
  readonly step: number;
  /** Exact. */
  readonly train: CurvePoint | null;
  /** As it is drawn: smoothed, or exact where nothing is smoothed. */
  readonly drawn: CurvePoint | null;
  readonly heldOut: CurvePoint | null;
  /** The latest held-out losses up to this step. */
  readonly latestHeldOut: CurvePoint | null;
}

/** Most points of each curve. */
export interface Limits {
  readonly train: number;
  readonly heldOut: number;
}

/** The curves of a history as rows of increasing step in a view's unit, each curve thinned to its limit. */
export function chartRows(history: History, view: LossView, limits: Limits): Row[] {
  const exact = byStep([...history.train.points, ...history.recent], view);
  const drawn = byStep(drawnTrain(history, view), view, limits.train);
  const heldOut = byStep(drawnHeldOut(history, view), view, limits.heldOut);
  const steps = [...new Set([...drawn.keys(), ...heldOut.keys()])].sort((one, other) => one - other);
  let latestHeldOut: CurvePoint | null = null;
  return steps.map((step) => {
    latestHeldOut = heldOut.get(step) ?? latestHeldOut;
    const train = drawn.has(step) ? (exact.get(step) ?? null) : null;
    return { step, train, drawn: drawn.get(step) ?? null, heldOut: heldOut.get(step) ?? null, latestHeldOut };
  });
}

/** The training curve of a run as a view draws it, in nats, not yet thinned. */
export function drawnTrain(history: History, { steps, smoothing }: LossView): readonly CurvePoint[] {
  return smoothed(steps === "recent" ? history.recent : history.train.points, smoothing, restartsOf(history));
}

/** The held-out curve of a run as a view draws it, in nats, not yet thinned. */
export function drawnHeldOut(history: History, { steps }: LossView): readonly CurvePoint[] {
  const first = steps === "recent" ? (history.recent[0]?.step ?? 0) : 0;
  return history.heldOut.points.filter(({ step }) => step >= first);
}

/** At most `limit` of the points, evenly taken, the first and the last among them. */
export function thinned<Item>(points: readonly Item[], limit: number): readonly Item[] {
  if (points.length <= limit) return points;
  const last = points.length - 1;
  const kept = new Set(Array.from({ length: limit }, (_, index) => Math.round((index * last) / (limit - 1))));
  return points.filter((_, index) => kept.has(index));
}

/** Settings that leave the loss as it is: the step size, and the weight of what is minimised beside it. */
const besides: readonly string[] = ["learningRate", "labelWeight"];

/** Steps after which the loss is another one, in their order. */
export function restartsOf({ marks }: Pick<History, "marks">): number[] {
  return marks
    .filter((mark) => changedSettings(mark).some((setting) => !besides.includes(setting)))
    .flatMap(({ step, until }) => (step === until ? [step] : [step, until]));
}

function byStep(
  points: readonly CurvePoint[],
  { unit }: LossView,
  limit = Number.POSITIVE_INFINITY,
): Map<number, CurvePoint> {
  return new Map(thinned(points, limit).map((point) => [point.step, pointInUnit(point, unit)]));
}
