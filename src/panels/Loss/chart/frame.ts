import { tenths } from "../../../pictures/tenths";
/** Where the chart's plot lies and what its edges mean. */
export interface Frame {
  /** CSS pixels from the chart's left and top. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Steps at the left and right edge. */
  readonly first: number;
  readonly last: number;
  /** Losses at the lower and upper edge. */
  readonly low: number;
  readonly high: number;
  readonly logarithmic: boolean;
}

/** CSS pixels from the chart's left of a step. */
export function xOf({ left, right, first, last }: Frame, step: number): number {
  return left + ((step - first) / (last - first)) * (right - left);
}

/** CSS pixels from the chart's top of a loss; beyond the edges where the loss is. */
export function yOf({ top, bottom, low, high, logarithmic }: Frame, loss: number): number {
  const share = logarithmic ? Math.log(Math.max(low, loss) / low) / Math.log(high / low) : (loss - low) / (high - low);
  return bottom - share * (bottom - top);
}

/**
 * Outline of a curve, [step, loss] a point, as an SVG path. What is not finite leaves a gap, and so does each of `breaks`, the
 * steps after which the loss is another one, in their order.
 */
export function pathOf(
  frame: Frame,
  points: Iterable<readonly [number, number]>,
  breaks: readonly number[] = [],
): string {
  let path = "";
  let pen = "M";
  let next = 0;
  for (const [step, loss] of points) {
    for (; (breaks[next] ?? Number.POSITIVE_INFINITY) < step; next++) pen = "M";
    const y = yOf(frame, loss);
    if (!Number.isFinite(y)) pen = "M";
    else {
      path += `${pen}${tenths(xOf(frame, step))},${tenths(y)}`;
      pen = "L";
    }
  }
  return path;
}
