import { type LossView, type Term, termColours } from "../view/view";
import { Window } from "../view/Window";
import { LOG_FLOOR } from "./axes";
import { pathOf, xOf, yOf } from "./frame";
import type { Row } from "./rows";
import type { Strip } from "./strips";

/** Pixels by which the line of the total is wider: it shows behind that of the reconstruction where KL is small. */
const RIM = 1;

type Part = "train" | "heldOut";

function linesIn({ terms }: Strip, view: LossView): { readonly part: Part; readonly term: Term }[] {
  const parts = (["train", "heldOut"] as const).filter((part) => view[part]);
  return parts.flatMap((part) => terms.map((term) => ({ part, term })));
}

interface LossLinesProps {
  readonly strip: Strip;
  readonly rows: readonly Row[];
  readonly view: LossView;
  /** Steps after which the loss is another one. */
  readonly breaks: readonly number[];
}

/**
 * The curves of the run at hand: training solid, held-out dashed. With lines of Recharts a redraw takes twice as long, in
 * one task of the page.
 */
export function LossLines({ strip, rows, view, breaks }: LossLinesProps) {
  const { frame } = strip;
  return (
    <Window frame={frame}>
      {isSum(strip) && <path d={bandOf({ strip, rows, view, breaks })} fill="var(--kl)" fillOpacity={0.22} />}
      {linesIn(strip, view).map(({ part, term }) => (
        <path
          key={`${part} ${term}`}
          d={pathOf(frame, pointsOf(rows, part, term), part === "train" ? breaks : around(breaks))}
          fill="none"
          stroke={termColours[term]}
          strokeWidth={(part === "heldOut" ? 2 : 1.25) + (term === "total" ? RIM : 0)}
          strokeDasharray={part === "heldOut" ? "5 3" : "none"}
          strokeOpacity={part === "train" && view.heldOut && view.smoothing === 0 ? 0.5 : 1}
        />
      ))}
    </Window>
  );
}

/** Breaks on both sides of each: a held-out loss of that very step may be counted as before it or as after it. */
function around(breaks: readonly number[]): number[] {
  return breaks.flatMap((step) => [step - 0.5, step]);
}

/** Whether a strip shows how the total is made up: reconstruction, and on top of it what KL counts for. */
function isSum({ terms }: Strip): boolean {
  return terms.includes("total") && terms.includes("reconstruction") && !terms.includes("kl");
}

/** The outline of what lies between reconstruction and a total that is larger: KL, weighed as it counts. */
function bandOf({ strip: { frame }, rows, view, breaks }: LossLinesProps): string {
  const part = view.train ? "train" : "heldOut";
  const edges = rows.flatMap((row) => {
    const [lower, upper] = [drawnLoss(row, part, "reconstruction"), drawnLoss(row, part, "total")];
    return lower === null || upper === null ? [] : [{ step: row.step, lower, upper: Math.max(lower, upper) }];
  });
  const ends = [...breaks, Number.POSITIVE_INFINITY];
  const runs = ends.map((end, index) => edges.filter(({ step }) => step <= end && step > (ends[index - 1] ?? -1)));
  return runs
    .filter((run) => run.length > 1)
    .map((run) => {
      const above = run.map(({ step, upper }) => [step, upper] as const);
      const below = run.toReversed().map(({ step, lower }) => [step, lower] as const);
      return `${pathOf(frame, [...above, ...below])}Z`;
    })
    .join("");
}

interface CursorProps {
  readonly strips: readonly Strip[];
  readonly view: LossView;
  /** What Recharts hands to the cursor: the row under the pointer and a class. */
  readonly payload?: readonly { readonly payload?: Row }[];
  readonly className?: string;
}

/** A line at the step under the pointer, with a dot on each curve. */
export function Cursor({ strips, view, payload, className }: CursorProps) {
  const row = payload?.[0]?.payload;
  const [upper] = strips;
  const lower = strips.at(-1);
  if (!row || !upper || !lower) return null;
  const x = xOf(upper.frame, row.step);
  const dots = strips.flatMap((strip) =>
    linesIn(strip, view).flatMap(({ part, term }) => {
      const loss = drawnLoss(row, part, term);
      return loss === null ? [] : [{ name: `${part} ${term}`, y: yOf(strip.frame, loss), colour: termColours[term] }];
    }),
  );
  return (
    <g className={className} pointerEvents="none">
      <line x1={x} x2={x} y1={upper.frame.top} y2={lower.frame.bottom} stroke="var(--line-strong)" />
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
