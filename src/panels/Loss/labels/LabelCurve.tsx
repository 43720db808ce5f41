import { useMemo, useRef } from "react";
import { useSize } from "../../../interaction/useSize";
import { useThrottledSelection } from "../../../interaction/useThrottledSelection";
import { TEXT_SCALE } from "../../../pictures/textScale";
import type { CurvePoint } from "../../../state/run/history";
import type { State } from "../../../state/state";
import { useModel } from "../../../state/store";
import { Tooltip } from "../../../widgets/Tooltip";
import { crossEntropyDefinition } from "../../../words/labelHead";
import { countText, lossText } from "../../../words/numbers";
import { type Frame, pathOf, yOf } from "../chart/frame";
import { AXIS_WIDTH } from "../chart/LossAxes";
import { thinned } from "../chart/rows";
import styles from "./LabelCurve.module.css";

/** Points of a curve, and how often it is drawn again, as the chart above it. */
const POINTS = 120;
const REDRAW_INTERVAL_MS = 400;
/** CSS pixels that keep the line inside. */
const EDGE = 3;

/** The cross-entropy of the label head over steps, on an axis of its own: it is no part of the total. */
export function LabelCurve() {
  const place = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(place);
  const history = useThrottledSelection(useModel().store, historyOf, REDRAW_INTERVAL_MS);
  const [train, heldOut] = useMemo(
    () => [pointsOf([...history.train.points, ...history.recent]), pointsOf(history.heldOut.points)],
    [history],
  );
  const [last, lastHeldOut] = [train.at(-1), heldOut.at(-1)];
  const told = `train ${lossText(last?.[1])} · held-out ${lossText(lastHeldOut?.[1])}`;
  const frame = frameOf([...train, ...heldOut], width, height);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span>
          <Tooltip content={crossEntropyDefinition} more="label cross-entropy">
            cross-entropy of labels
          </Tooltip>
          <span>, nats</span>
        </span>
        <span translate="no">{told}</span>
      </figcaption>
      <div ref={place} className={styles.plot} role="img" aria-label={inWords(last, told)} translate="no">
        {frame && (
          <svg width={width} height={height} aria-hidden>
            <text x={AXIS_WIDTH - 6} y={yOf(frame, frame.high)} dominantBaseline="hanging" className={styles.tick}>
              {lossText(frame.high)}
            </text>
            <text x={AXIS_WIDTH - 6} y={yOf(frame, 0)} className={styles.tick}>
              0
            </text>
            <path d={pathOf(frame, train)} className={styles.train} />
            <path d={pathOf(frame, heldOut)} className={styles.heldOut} />
          </svg>
        )}
      </div>
    </figure>
  );
}

type Place = readonly [step: number, loss: number];

function historyOf({ history }: State) {
  return history;
}

/** The cross-entropies of a curve by their steps, each once. */
function pointsOf(points: readonly CurvePoint[]): readonly Place[] {
  const bySteps = new Map(
    points.flatMap(({ step, crossEntropy }) => (crossEntropy === undefined ? [] : [[step, crossEntropy]])),
  );
  return thinned(
    [...bySteps].sort(([one], [other]) => one - other),
    POINTS,
  );
}

/** Where the curves lie; null before there is anything to draw. */
function frameOf(places: readonly Place[], width: number, height: number): Frame | null {
  const losses = places.map(([, loss]) => loss).filter(Number.isFinite);
  if (width === 0 || height === 0 || losses.length === 0) return null;
  const last = Math.max(1, ...places.map(([step]) => step));
  const ends = { first: 0, last, low: 0, high: Math.max(0.1, ...losses), logarithmic: false };
  return { left: AXIS_WIDTH, top: EDGE, right: width - 14 * TEXT_SCALE, bottom: height - EDGE, ...ends };
}

function inWords(last: Place | undefined, told: string): string {
  if (!last) return "Cross-entropy of labels, still empty";
  return `Cross-entropy of labels up to step ${countText(last[0])}: ${told}, nats per labelled image`;
}
