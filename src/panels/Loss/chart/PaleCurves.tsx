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
const NUMBER_WIDTH = 32 * TEXT_SCALE;

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

/** The curves of earlier runs, each numbered at its end. */
export const EarlierCurves = memo(function EarlierCurves({ strip, earlier, view }: EarlierCurvesProps) {
  const runs = useMemo(() => earlier.map((history) => ({ history, points: curveOf(history, view) })), [earlier, view]);
  return (
    <Window frame={strip.frame}>
      {runs.map(({ history, points }) => (
        <g key={history.number}>
          <Paths {...{ strip, points }} breaks={restartsOf(history)} opacity={0.35} />
          <EndNumber strip={strip} number={history.number} end={points.at(-1)} />
        </g>
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

interface EndNumberProps {
  readonly strip: Strip;
  readonly number: number;
  readonly end: CurvePoint | undefined;
}

function EndNumber({ strip: { frame, terms }, number, end }: EndNumberProps) {
  const [top] = terms;
  if (!end || !top || !Number.isFinite(end[top])) return null;
  const x = xOf(frame, end.step);
  const anchor = x - frame.left < NUMBER_WIDTH ? "start" : "end";
  return (
    <text x={x} y={yOf(frame, end[top]) - 5} textAnchor={anchor} fontSize={11 * TEXT_SCALE} fill="var(--muted)">
      {`run ${number}`}
    </text>
  );
}

function curveOf(history: History, view: LossView): readonly CurvePoint[] {
  const points = thinned(view.train ? drawnTrain(history, view) : drawnHeldOut(history, view), EARLIER_POINTS);
  return points.map((point) => pointInUnit(point, view.unit));
}
