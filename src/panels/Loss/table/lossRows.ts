import type { CurvePoint, History } from "../../../state/run/history";
import { markText } from "../../../words/settings";
import { thinned } from "../chart/rows";
import { pointInUnit, type Unit } from "../view/view";

/** Most steps in the table: as many as are read. */
export const MOST_ROWS = 24;

/** The losses at a step, and what has been changed since the row before. */
export interface LossRow {
  readonly step: number;
  readonly train: CurvePoint;
  /** The latest held-out losses up to the step; null before there are any. */
  readonly heldOut: CurvePoint | null;
  readonly changes: readonly string[];
}

/** A run's losses at some steps, evenly taken from the first to the last, at most `MOST_ROWS`. */
export function lossRows({ train, recent, heldOut, marks }: History, unit: Unit): LossRow[] {
  const last = recent.at(-1);
  const known = train.points.filter(({ step }) => !last || step < last.step);
  const taken = thinned(last ? [...known, last] : known, MOST_ROWS);
  return taken.map((point, index) => {
    const before = taken[index - 1]?.step ?? 0;
    const latest = heldOut.points.findLast(({ step }) => step <= point.step);
    return {
      step: point.step,
      train: pointInUnit(point, unit),
      heldOut: latest ? pointInUnit(latest, unit) : null,
      changes: marks.filter(({ step }) => step >= before && step < point.step).map(markText),
    };
  });
}
