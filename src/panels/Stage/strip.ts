import { type CurveTerm, heldLoss } from "../../pictures/lossCurve";
import { roundedUp } from "../../pictures/roundedUp";
import type { CurvePoint } from "../../state/run/history";

/** Share of the losses that a strip holds. */
const SHARE_HELD = 0.92;
/** Steps that an axis is long at least. */
const LEAST_STEPS = 10;

/** Width and height of a strip in units of its own, which are stretched to the room that there is. */
export const STRIP = { width: 400, height: 100 } as const;

/** Upper end of an axis from 0, a round number of nats, that holds nearly all of a term's losses. */
export function stripTop(points: readonly CurvePoint[], of: CurveTerm): number {
  const held = heldLoss(
    points.map((point) => point[of]).filter((loss) => loss > 0),
    SHARE_HELD,
  );
  return held ? roundedUp(held, [1, 1.5, 2, 3, 4, 5, 6, 8]) : 1;
}

/** The steps from 0 that the strips of a run are long, whose last step is so far. */
export function stripSteps(last: number): number {
  return Math.max(LEAST_STEPS, last);
}
