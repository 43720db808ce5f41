import { memo, useMemo } from "react";
import { TEXT_SCALE } from "../../../pictures/textScale";
import type { CurvePoint, History } from "../../../state/run/history";
import { type LossView, pointInUnit, termColours, terms } from "../view/view";
import { Window } from "../view/Window";
import { type Frame, pathOf, xOf, yOf } from "./frame";
import { drawnHeldOut, drawnTrain, type Row, thinned } from "./rows";

/** Points of an earlier run's curve. */
const EARLIER_POINTS = 80;
/** CSS pixels. */
const NUMBER_WIDTH = 32 * TEXT_SCALE;

interface RawCurvesProps {
  readonly frame: Frame;
  readonly rows: readonly Row[];
  readonly view: LossView;
}

/** The exact training losses behind their smoothed curves. */
export function RawCurves({ frame, rows, view }: RawCurvesProps) {
  const points = rows.flatMap(({ train }) => (train ? [train] : []));
  return (
    <Window frame={frame}>
      <Paths {...{ frame, view, points }} opacity={0.3} />
    </Window>
  );
}

interface EarlierCurvesProps {
  readonly frame: Frame;
  readonly earlier: readonly History[];
  readonly view: LossView;
}

/** The curves of earlier runs, each numbered at its end. */
export const EarlierCurves = memo(function EarlierCurves({ frame, earlier, view }: EarlierCurvesProps) {
  const runs = useMemo(() => earlier.map((history) => ({ history, points: curveOf(history, view) })), [earlier, view]);
  return (
    <Window frame={frame}>
      {runs.map(({ history, points }) => (
        <g key={history.number}>
          <Paths {...{ frame, view, points }} opacity={0.35} />
          <EndNumber {...{ frame, view }} number={history.number} end={points.at(-1)} />
        </g>
      ))}
    </Window>
  );
});

interface PathsProps {
  readonly frame: Frame;
  readonly view: LossView;
  /** In the view's unit. */
  readonly points: readonly CurvePoint[];
  readonly opacity: number;
}

function Paths({ frame, view, points, opacity }: PathsProps) {
  return terms
    .filter((term) => view.terms[term])
    .map((term) => (
      <path
        key={term}
        d={pathOf(
          frame,
          points.map((point) => [point.step, point[term]]),
        )}
        fill="none"
        stroke={termColours[term]}
        strokeOpacity={opacity}
      />
    ));
}

interface EndNumberProps {
  readonly frame: Frame;
  readonly view: LossView;
  readonly number: number;
  readonly end: CurvePoint | undefined;
}

function EndNumber({ frame, view, number, end }: EndNumberProps) {
  const top = terms.find((term) => view.terms[term]);
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
