import { nice, ticks } from "d3-array";
import { roundedUp } from "../../../pictures/roundedUp";
import { inUnit, type LossView, terms } from "../view/view";
import type { Row } from "./rows";

/** Lower end of the logarithmic axis: what is smaller is drawn there. */
export const LOG_FLOOR = 0.1;
/** Share of the rows, from the first, that do not decide the height: the fall from the untrained loss is cut off. */
const SHARE_CUT = 0.15;
/** About how many losses a linear axis names. */
const TICKS = 5;
const FACTORS = [1, 1.5, 2, 3, 5, 10] as const;
const FIRST_STEPS = [50, 100, 200, 500, 1000, 2000, 5000, 10_000] as const;
/** Level that the axis holds where there is none that it could hold. */
const USUAL_LEVEL = 200;
/** Height of the axis in nats where only KL is shown. */
const USUAL_KL = 8;

/** The ends of an axis of losses. */
export interface ValueAxis {
  readonly low: number;
  readonly high: number;
}

/** The axis of losses in a view's unit; `meanImageLevel` is the level of collapse, in nats. */
export function valueAxis(rows: readonly Row[], view: LossView, meanImageLevel: number): ValueAxis {
  if (view.logarithmic) return { low: LOG_FLOOR, high: upperPower(rows, view) };
  if (view.steps === "recent" && rows.length > 1) return fittedAxis(rows, view);
  const level = view.terms.total || view.terms.reconstruction ? meanImageLevel : USUAL_KL;
  return { low: 0, high: upperLimit(rows, view, inUnit(level, view.unit)) };
}

/** The losses that an axis names: round numbers, or powers of ten. */
export function valueTicks(
  { low, high, logarithmic }: ValueAxis & { readonly logarithmic: boolean },
  count = TICKS,
): number[] {
  if (!logarithmic) {
    const named = ticks(low, high, count);
    // One number alone tells no height.
    return named.length > 1 ? named : ticks(low, high, count + 1);
  }
  const first = Math.round(Math.log10(low));
  const powers = Math.round(Math.log10(high)) - first + 1;
  const stride = Math.max(1, Math.ceil(powers / (count + 1)));
  return Array.from({ length: Math.ceil(powers / stride) }, (_, index) => Number(`1e${first + index * stride}`));
}

/**
 * Upper end of the linear axis: a little above a level, and 1.5, 2, 3, 5, 10, … times that where the curves go on
 * above it.
 */
export function upperLimit(rows: readonly Row[], view: LossView, level: number): number {
  const base = (level > 0 && Number.isFinite(level) ? level : USUAL_LEVEL) * 1.3;
  const needed = greatest(shownLosses(rows.slice(Math.floor(rows.length * SHARE_CUT)), view));
  if (needed <= base) return base;
  return base * roundedUp(needed / base, FACTORS);
}

/** Upper end of the logarithmic axis: the power of ten that holds everything, at least 1,000; 10 where only KL is shown. */
export function upperPower(rows: readonly Row[], view: LossView): number {
  const least = view.terms.total || view.terms.reconstruction ? 3 : 1;
  return 10 ** Math.max(least, Math.ceil(Math.log10(Math.max(1, greatest(shownLosses(rows, view))))));
}

/** The linear axis that the shown losses fill, from one round number to another. */
export function fittedAxis(rows: readonly Row[], view: LossView): ValueAxis {
  const losses = shownLosses(rows, view);
  const most = greatest(losses);
  const least = Math.min(most, ...losses);
  const [low, high] = most > least ? nice(least, most, TICKS) : nice(least - 0.5, most + 0.5, TICKS);
  return { low, high };
}

/** Last step of the axis: 50, 100, 200, 500, … within the first epoch, then whole epochs, ever more of them at a time. */
export function lastStep(step: number, stepsPerEpoch: number): number {
  const first = FIRST_STEPS.find((candidate) => candidate >= step && candidate < stepsPerEpoch);
  if (first !== undefined) return first;
  const epochs = Math.max(1, Math.ceil(step / stepsPerEpoch));
  const stride = epochs <= 4 ? 1 : 2 ** Math.floor(Math.log2(epochs) - 1);
  return Math.ceil(epochs / stride) * stride * stepsPerEpoch;
}

/** First and last step of a window on the latest `length` steps, which moves by a tenth of its length at a time. */
export function recentSteps(step: number, length: number): { readonly first: number; readonly last: number } {
  const stride = length / 10;
  const last = Math.max(length, Math.ceil(step / stride) * stride);
  return { first: last - length, last };
}

/** Epochs whose ends are marked, at most `most` of them within the axis. */
export function markedEpochs(last: number, stepsPerEpoch: number, most: number): number[] {
  const epochs = Math.floor(last / stepsPerEpoch);
  const stride = Math.max(1, Math.ceil(epochs / most));
  return Array.from({ length: Math.floor(epochs / stride) }, (_, index) => (index + 1) * stride);
}

/** Positions moved apart, in their order, until neighbours are `gap` apart, none under `least` or over `greatest`. */
export function spreadApart(positions: readonly number[], gap: number, least: number, most: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const spread = [...positions];
  let free = least;
  for (const index of order) {
    spread[index] = Math.max(free, spread[index] ?? 0);
    free = (spread[index] ?? 0) + gap;
  }
  let limit = most;
  for (const index of order.reverse()) {
    spread[index] = Math.min(limit, spread[index] ?? 0);
    limit = (spread[index] ?? 0) - gap;
  }
  return spread;
}

/** All finite losses of the curves that a view shows, in its unit. */
function shownLosses(rows: readonly Row[], view: LossView): number[] {
  return rows
    .flatMap((row) => [view.train ? row.train : null, view.heldOut ? row.heldOut : null])
    .flatMap((point) => (point ? terms.filter((term) => view.terms[term]).map((term) => point[term]) : []))
    .filter(Number.isFinite);
}

function greatest(losses: readonly number[]): number {
  return losses.reduce((most, loss) => Math.max(most, loss), 0);
}
