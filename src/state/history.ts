import { type Experiment, lossSizesOf } from "../experiment/experiment";
import { type Losses, totalLoss } from "../experiment/objective";

/** One point of a curve: losses in nats per image at a step; `total` under the objective of that moment. */
export interface CurvePoint extends Losses {
  readonly step: number;
  readonly total: number;
}

/** Points of increasing step, thinned to at most `CURVE_CAPACITY`. */
export interface Curve {
  readonly points: readonly CurvePoint[];
  /** A point is kept where its step is a multiple of this; doubles when the curve is full. */
  readonly stride: number;
}

/** The curves of a run. */
export interface History {
  readonly train: Curve;
  readonly heldOut: Curve;
}

/** Most points of a curve. */
export const CURVE_CAPACITY = 480;

const emptyCurve: Curve = { points: [], stride: 1 };
export const emptyHistory: History = { train: emptyCurve, heldOut: emptyCurve };

/** The point of a curve that these losses make at this step. */
export function curvePoint(step: number, losses: Losses, experiment: Experiment): CurvePoint {
  return { step, ...losses, total: totalLoss(losses, experiment.objective, lossSizesOf(experiment)) };
}

/** The curve with more points behind it, thinned by doubling its stride until it fits. */
export function extendCurve(curve: Curve, added: readonly CurvePoint[]): Curve {
  let { stride } = curve;
  const last = curve.points.at(-1)?.step ?? -1;
  let points = [...curve.points, ...added.filter(({ step }) => step > last && step % stride === 0)];
  while (points.length > CURVE_CAPACITY) {
    stride *= 2;
    points = points.filter(({ step }) => step % stride === 0);
  }
  return { points, stride };
}

/** The history without what lies after a step: a run that was rolled back. */
export function historyUntil(history: History, step: number): History {
  const cut = (curve: Curve): Curve => ({ ...curve, points: curve.points.filter((point) => point.step <= step) });
  return { train: cut(history.train), heldOut: cut(history.heldOut) };
}
