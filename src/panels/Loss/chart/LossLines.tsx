import { type LossView, type Term, termColours, terms } from "../view/view";
import { Window } from "../view/Window";
import { LOG_FLOOR } from "./axes";
import { type Frame, pathOf, xOf, yOf } from "./frame";
import type { Row } from "./rows";

type Part = "train" | "heldOut";

const lines = (["train", "heldOut"] as const).flatMap((part) => terms.map((term) => ({ part, term })));

function linesIn(view: LossView): typeof lines {
  return lines.filter(({ part, term }) => view[part] && view.terms[term]);
}

interface LossLinesProps {
  readonly frame: Frame;
  readonly rows: readonly Row[];
  readonly view: LossView;
}

/**
 * The curves of the run at hand: training solid, held-out dashed. With lines of Recharts a redraw takes twice as long, in
 * one task of the page.
 */
export function LossLines({ frame, rows, view }: LossLinesProps) {
  return (
    <Window frame={frame}>
      {linesIn(view).map(({ part, term }) => (
        <path
          key={`${part} ${term}`}
          d={pathOf(frame, pointsOf(rows, part, term))}
          fill="none"
          stroke={termColours[term]}
          strokeWidth={part === "heldOut" ? 2 : 1.25}
          strokeDasharray={part === "heldOut" ? "5 3" : "none"}
          strokeOpacity={part === "train" && view.heldOut && view.smoothing === 0 ? 0.5 : 1}
        />
      ))}
    </Window>
  );
}

interface CursorProps {
  readonly frame: Frame;
  readonly view: LossView;
  /** What Recharts hands to the cursor: the row under the pointer and a class. */
  readonly payload?: readonly { readonly payload?: Row }[];
  readonly className?: string;
}

/** A line at the step under the pointer, with a dot on each curve. */
export function Cursor({ frame, view, payload, className }: CursorProps) {
  const row = payload?.[0]?.payload;
  if (!row) return null;
  const x = xOf(frame, row.step);
  const dots = linesIn(view).flatMap(({ part, term }) => {
    const loss = drawnLoss(row, part, term);
    return loss === null ? [] : [{ name: `${part} ${term}`, y: yOf(frame, loss), colour: termColours[term] }];
  });
  return (
    <g className={className} pointerEvents="none">
      <line x1={x} x2={x} y1={frame.top} y2={frame.bottom} stroke="var(--line-strong)" />
      {dots.map(({ name, y, colour }) => (
        <circle key={name} cx={x} cy={y} r={3} fill={colour} />
      ))}
    </g>
  );
}

function pointsOf(rows: readonly Row[], part: Part, term: Term): (readonly [number, number])[] {
  return rows.flatMap((row) => {
    const loss = drawnLoss(row, part, term);
    return loss === null ? [] : [[row.step, loss] as const];
  });
}

/** What is not finite is left out; what is under the logarithmic axis lies on its floor. */
function drawnLoss(row: Row, part: Part, term: Term): number | null {
  const value = (part === "train" ? row.drawn : row.heldOut)?.[term];
  if (value === undefined || !Number.isFinite(value)) return null;
  return value >= 0 ? Math.max(LOG_FLOOR, value) : value;
}
