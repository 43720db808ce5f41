import type { Row } from "./rows";

/** Lower end of the logarithmic axis, nats per image: what is smaller is drawn there. */
export const LOG_FLOOR = 0.1;
/** Share of the rows, from the first, that do not decide the height: the fall from the untrained loss is cut off. */
const SHARE_CUT = 0.15;
const FACTORS = [1, 1.5, 2, 3, 5, 10] as const;
const FIRST_STEPS = [50, 100, 200] as const;

/** Which curves are shown. */
export interface Parts {
  readonly train: boolean;
  readonly heldOut: boolean;
}

/**
 * Upper end of the linear axis in nats per image: a little above the mean image's level, and 1.5, 2, 3, 5, 10, …
 * times that where the curves go on above it.
 */
export function upperLimit(rows: readonly Row[], parts: Parts, meanImageLevel: number): number {
  const base = meanImageLevel * 1.3;
  const needed = largestLoss(rows.slice(Math.floor(rows.length * SHARE_CUT)), parts);
  if (needed <= base) return base;
  const decade = 10 ** Math.floor(Math.log10(needed / base));
  const factor = FACTORS.find((candidate) => candidate * decade * base >= needed) ?? 10;
  return base * factor * decade;
}

/** Upper end of the logarithmic axis in nats per image: the power of ten that holds everything, at least 1,000. */
export function upperPower(rows: readonly Row[], parts: Parts): number {
  return 10 ** Math.max(3, Math.ceil(Math.log10(Math.max(1, largestLoss(rows, parts)))));
}

/** Last step of the axis: 50, 100, 200, then whole epochs, ever more of them at a time. */
export function lastStep(step: number, stepsPerEpoch: number): number {
  const first = FIRST_STEPS.find((candidate) => candidate >= step && candidate < stepsPerEpoch);
  if (first !== undefined) return first;
  const epochs = Math.max(1, Math.ceil(step / stepsPerEpoch));
  const stride = epochs <= 4 ? 1 : 2 ** Math.floor(Math.log2(epochs) - 1);
  return Math.ceil(epochs / stride) * stride * stepsPerEpoch;
}

/** Epochs whose ends are marked, at most `most` of them within the axis. */
export function markedEpochs(last: number, stepsPerEpoch: number, most: number): number[] {
  const epochs = Math.floor(last / stepsPerEpoch);
  const stride = Math.max(1, Math.ceil(epochs / most));
  return Array.from({ length: Math.floor(epochs / stride) }, (_, index) => (index + 1) * stride);
}

/** Positions moved apart, in their order, until neighbours are `gap` apart, none under `least` or over `greatest`. */
export function spreadApart(positions: readonly number[], gap: number, least: number, greatest: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const spread = [...positions];
  let free = least;
  for (const index of order) {
    spread[index] = Math.max(free, spread[index] ?? 0);
    free = (spread[index] ?? 0) + gap;
  }
  let limit = greatest;
  for (const index of order.reverse()) {
    spread[index] = Math.min(limit, spread[index] ?? 0);
    limit = (spread[index] ?? 0) - gap;
  }
  return spread;
}

function largestLoss(rows: readonly Row[], parts: Parts): number {
  let largest = 0;
  for (const row of rows) {
    for (const point of [parts.train ? row.train : null, parts.heldOut ? row.heldOut : null]) {
      if (!point) continue;
      for (const loss of [point.total, point.reconstruction, point.kl]) {
        if (Number.isFinite(loss)) largest = Math.max(largest, loss);
      }
    }
  }
  return largest;
}
