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

/** Outline of a curve, [step, loss] a point, as an SVG path; what is not finite leaves a gap. */
export function pathOf(frame: Frame, points: Iterable<readonly [number, number]>): string {
  let path = "";
  let pen = "M";
  for (const [step, loss] of points) {
    const y = yOf(frame, loss);
    if (!Number.isFinite(y)) pen = "M";
    else {
      path += `${pen}${tenths(xOf(frame, step))},${tenths(y)}`;
      pen = "L";
    }
  }
  return path;
}
