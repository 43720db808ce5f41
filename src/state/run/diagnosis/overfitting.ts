import { counted } from "../../../model/objective";
import { median } from "../../../model/quantiles";
import type { State } from "../../state";
import type { CurvePoint } from "../history";
import type { Rule } from "./diagnosis";
import { isUnregularised, lastChange, regularised } from "./measures";

/** Share of the held-out reconstruction loss by which it must have risen from its best, and by which training must be ahead of it. */
const RISE = { enter: 0.01, leave: 0.005 };
const GAP = { enter: 0.03, leave: 0.02 };
/** Points of the held-out curve before anything is said, and those that the middle one is taken of: a jump is no rise. */
const LEAST_POINTS = 10;
const WINDOW = 5;
/** Points of the training curve on each side of a step that the middle one is taken of. */
const NEIGHBOURS = 5;

/** How images are reconstructed no longer holds for those that were not trained on. KL that weighs much drowns that in a total. */
export const overfitting: Rule = {
  name: "overfitting",
  find: (state, stood) => {
    const { train, heldOut } = settledCurves(state);
    const counts = counted(state.experiment.objective);
    if (!counts.reconstruction || state.divergence || heldOut.length < LEAST_POINTS) return null;
    const levels = heldOut.slice(WINDOW - 1).map((_, start) => middleLoss(heldOut.slice(start, start + WINDOW)));
    const best = levels.indexOf(Math.min(...levels));
    const [least, now] = [levels[best] ?? Number.NaN, levels.at(-1) ?? Number.NaN];
    const trainNow = middleLoss(train.slice(-2 * NEIGHBOURS));
    const trainThen = middleLoss(around(train, heldOut[best + WINDOW - 1]?.step ?? 0));
    const threshold = stood ? "leave" : "enter";
    const rises = now - least > RISE[threshold] * Math.abs(now) && trainNow < trainThen;
    if (!rises || now - trainNow < GAP[threshold] * Math.abs(now)) return null;
    const remedy = isUnregularised(state) ? regularised(state) : ({ kind: "pause" } as const);
    return { name: "overfitting", least, now, training: trainNow, remedy };
  },
};

/** The points of both curves since a setting was changed last. */
function settledCurves({ history }: State): { train: readonly CurvePoint[]; heldOut: readonly CurvePoint[] } {
  const since = lastChange(history);
  const settled = ({ step }: CurvePoint) => step > since;
  return { train: history.train.points.filter(settled), heldOut: history.heldOut.points.filter(settled) };
}

function around(points: readonly CurvePoint[], step: number): readonly CurvePoint[] {
  const place = points.findIndex((point) => point.step >= step);
  return points.slice(Math.max(0, place - NEIGHBOURS), place + NEIGHBOURS);
}

function middleLoss(points: readonly CurvePoint[]): number {
  return median(Float32Array.from(points, ({ reconstruction }) => reconstruction));
}
