import { quantileSorted } from "d3-array";
import type { CurvePoint } from "../state/run/history";
import { tenths } from "./tenths";

/** A term of the loss that is drawn as a curve. */
export type CurveTerm = "reconstruction" | "kl";

/** What the edges of a curve's picture stand for, from 0 on, and how large it is. */
export interface CurveFrame {
  /** The loss at the upper edge, nats per image. */
  readonly top: number;
  /** The step at the right edge. */
  readonly steps: number;
  readonly width: number;
  readonly height: number;
}

/** The loss that a share (0 to 1) of losses do not exceed, as the first steps may be far above all others; undefined of none. */
export function heldLoss(losses: readonly number[], share: number): number | undefined {
  return quantileSorted(
    losses.filter(Number.isFinite).sort((a, b) => a - b),
    share,
  );
}

/** An SVG path of a term's losses over the steps; what lies above the frame is held at its edge. */
export function lossCurvePath(
  points: readonly CurvePoint[],
  of: CurveTerm,
  { top, steps, width, height }: CurveFrame,
): string {
  const places = points
    .filter((point) => Number.isFinite(point[of]))
    .map((point) => {
      const share = Math.min(top, Math.max(0, point[of])) / top;
      return `${tenths((point.step / steps) * width)} ${tenths(height - share * height)}`;
    });
  return places.length > 1 ? `M${places.join("L")}` : "";
}
