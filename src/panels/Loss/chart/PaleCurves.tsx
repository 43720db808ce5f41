import { memo, useMemo } from "react";
import { TEXT_SCALE } from "../../../pictures/textScale";
import type { CurvePoint, History } from "../../../state/run/history";
import { type LossView, pointInUnit, termColours } from "../view/view";
import { Window } from "../view/Window";
import { pathOf, xOf, yOf } from "./frame";
import { drawnHeldOut, drawnTrain, type Row, restartsOf, thinned } from "./rows";
import type { Strip } from "./strips";

/** Points of an earlier run's curve. */
const EARLIER_POINTS = 80;
/** CSS pixels. */
const [NUMBER_WIDTH, NUMBER_HEIGHT] = [32 * TEXT_SCALE, 12 * TEXT_SCALE];

interface RawCurvesProps {
  readonly strip: Strip;
  readonly rows: readonly Row[];
  /** Steps after which the loss is another one. */
  readonly breaks: readonly number[];
}

/** The exact training losses behind their smoothed curves. */
export function RawCurves({ strip, rows, breaks }: RawCurvesProps) {
  const points = rows.flatMap(({ train }) => (train ? [train] : []));
  return (
    <Window frame={strip.frame}>
      <Paths {...{ strip, points, breaks }} opacity={0.3} />
    </Window>
  );
}

interface EarlierCurvesProps {
  readonly strip: Strip;
  readonly earlier: readonly History[];
  readonly view: LossView;
}

/** The curves of earlier runs, numbered at their ends. */
export const EarlierCurves = memo(function EarlierCurves({ strip, earlier, view }: EarlierCurvesProps) {
  const runs = useMemo(() => earlier.map((history) => ({ history, points: curveOf(history, view) })), [earlier, view]);
  return (
    <Window frame={strip.frame}>
      {runs.map(({ history, points }) => (
        <g key={history.number}>
          <Paths {...{ strip, points }} breaks={restartsOf(history)} opacity={0.35} />
        </g>
      ))}
      {endsOf(strip, runs).map((end) => (
        <EndNumber key={end.numbers.join()} left={strip.frame.left} end={end} />
      ))}
    </Window>
  );
});

interface PathsProps {
  readonly strip: Strip;
  /** In the view's unit. */
  readonly points: readonly CurvePoint[];
  readonly breaks: readonly number[];
  readonly opacity: number;
}

function Paths({ strip: { frame, terms }, points, breaks, opacity }: PathsProps) {
  return terms.map((term) => (
    <path
      key={term}
      d={pathOf(
        frame,
        points.map((point) => [point.step, point[term]]),
        breaks,
      )}
      fill="none"
      stroke={termColours[term]}
      strokeOpacity={opacity}
    />
  ));
}

/** Where the curves of some earlier runs end together, in CSS pixels. */
interface CurvesEnd {
  readonly x: number;
  readonly y: number;
  readonly numbers: readonly number[];
}

interface EarlierRun {
  readonly history: History;
  readonly points: readonly CurvePoint[];
}

/** The ends of earlier runs' curves; those that are too close for a number each share one. */
function endsOf({ frame, terms }: Strip, runs: readonly EarlierRun[]): readonly CurvesEnd[] {
  const [top] = terms;
  const ends: { readonly x: number; readonly y: number; readonly numbers: number[] }[] = [];
  for (const { history, points } of runs) {
    const last = points.at(-1);
    if (!last || !top || !Number.isFinite(last[top])) continue;
    const [x, y] = [xOf(frame, last.step), yOf(frame, last[top])];
    const near = ends.find((end) => Math.abs(end.x - x) < NUMBER_WIDTH && Math.abs(end.y - y) < NUMBER_HEIGHT);
    if (near) near.numbers.push(history.number);
    else ends.push({ x, y, numbers: [history.number] });
  }
  return ends;
}

function EndNumber({ left, end: { x, y, numbers } }: { readonly left: number; readonly end: CurvesEnd }) {
  const anchor = x - left < NUMBER_WIDTH ? "start" : "end";
  return (
    <text x={x} y={y - 5} textAnchor={anchor} fontSize={11 * TEXT_SCALE} fill="var(--muted)">
      {`${numbers.length > 1 ? "runs" : "run"} ${numbers.join(", ")}`}
    </text>
  );
}

function curveOf(history: History, view: LossView): readonly CurvePoint[] {
  const points = thinned(view.train ? drawnTrain(history, view) : drawnHeldOut(history, view), EARLIER_POINTS);
  return points.map((point) => pointInUnit(point, view.unit));
}
