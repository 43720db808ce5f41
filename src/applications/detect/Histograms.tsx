import { useMemo } from "react";
import type { AnomalyScoreName } from "../../model/anomalyScores";
import { Slider } from "../../widgets/Slider";
import { linearScale } from "../../widgets/scale";
import { isInNats } from "../../words/anomalies";
import { amountText, countText } from "../../words/numbers";
import styles from "./Histograms.module.css";
import { BINS, heights, type ScoreAxis } from "./scoreBins";

interface HistogramsProps {
  readonly score: AnomalyScoreName;
  readonly usual: Float32Array;
  readonly unusual: Float32Array;
  readonly axis: ScoreAxis;
  readonly threshold: number;
  /** The score of the image that is looked at closely; null where there is none. */
  readonly own: number | null;
  readonly onThreshold: (threshold: number) => void;
}

/** Positions of the threshold along the axis. */
const POSITIONS = 200;

/** How usual and unusual images score, on one axis, and the threshold between them, which can be moved. */
export function Histograms({ score, usual, unusual, axis, threshold, own, onThreshold }: HistogramsProps) {
  const bars = useMemo(
    () => ({ usual: heights(usual, axis), unusual: heights(unusual, axis) }),
    [usual, unusual, axis],
  );
  const scale = useMemo(() => {
    const step = (axis.greatest - axis.least) / POSITIONS;
    return linearScale(axis, step, 10 * step);
  }, [axis]);
  const placeOf = (value: number) => {
    const fraction = (value - axis.least) / (axis.greatest - axis.least);
    return BINS * Math.min(1, Math.max(0, fraction));
  };
  const unit = isInNats(score) ? " nats" : "";
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.legend}>
        <span>
          <i aria-hidden className={styles.usualMark} />
          <span>{` ${countText(usual.length)} usual`}</span>
        </span>
        <span>
          <i aria-hidden className={styles.unusualMark} />
          <span>{` ${countText(unusual.length)} unusual`}</span>
        </span>
        {own !== null && (
          <span>
            <i aria-hidden className={styles.ownMark} />
            <span> the image looked at</span>
          </span>
        )}
      </figcaption>
      <svg
        className={styles.plot}
        viewBox={`0 0 ${BINS} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Histograms of the score from ${amountText(axis.least)} to ${amountText(axis.greatest)}${unit}`}
      >
        <path className={styles.usual} d={outline(bars.usual)} />
        <path className={styles.unusual} d={outline(bars.unusual)} />
        {own !== null && <path className={styles.own} d={`M${placeOf(own)} 0V1`} />}
        <path className={styles.threshold} d={`M${placeOf(threshold)} 0V1`} />
      </svg>
      <Slider
        name="Threshold"
        value={threshold}
        scale={scale}
        onChange={onThreshold}
        describe={(value) => `${amountText(value)}${unit}`}
      />
      <div className={styles.ends} aria-hidden translate="no">
        <span>{amountText(axis.least)}</span>
        <span>{`unusual from ${amountText(threshold)}${unit}`}</span>
        <span>{`${amountText(axis.greatest)}+`}</span>
      </div>
    </figure>
  );
}

/** Bars of heights from 0 to 1 as one outline, in a box as wide as there are bars and 1 high. */
function outline(bars: readonly number[]): string {
  return `M0 1${bars.map((height, bin) => `V${1 - height}H${bin + 1}`).join("")}V1Z`;
}
