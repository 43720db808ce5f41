import { quantileSorted } from "d3-array";
import { roundedUp } from "../../pictures/roundedUp";
import { tenths } from "../../pictures/tenths";
import type { CurvePoint } from "../../state/run/history";

/** Share of the losses that a strip holds: the first steps may be far above all others. */
const SHARE_HELD = 0.92;
/** Steps that an axis is long at least. */
const LEAST_STEPS = 10;

/** Width and height of a strip in units of its own, which are stretched to the room that there is. */
export const STRIP = { width: 400, height: 100 } as const;

export type StripTerm = "reconstruction" | "kl";

/** Upper end of an axis from 0, a round number of nats, that holds nearly all of a term's losses. */
export function stripTop(points: readonly CurvePoint[], of: StripTerm): number {
  const losses = points.map((point) => point[of]).filter((loss) => Number.isFinite(loss) && loss > 0);
  const held = quantileSorted(
    losses.sort((a, b) => a - b),
    SHARE_HELD,
  );
  return held ? roundedUp(held, [1, 1.5, 2, 3, 4, 5, 6, 8]) : 1;
}

/** The steps from 0 that the strips of a run are long, whose last step is so far. */
export function stripSteps(last: number): number {
  return Math.max(LEAST_STEPS, last);
}

/** An SVG path of a term's losses over the steps from 0 to `steps`; what lies above `top` is held there. */
export function stripPath(points: readonly CurvePoint[], of: StripTerm, top: number, steps: number): string {
  const places = points
    .filter((point) => Number.isFinite(point[of]))
    .map((point) => {
      const height = (Math.min(top, Math.max(0, point[of])) / top) * STRIP.height;
      return `${tenths((point.step / steps) * STRIP.width)} ${tenths(STRIP.height - height)}`;
    });
  return places.length > 1 ? `M${places.join("L")}` : "";
}
