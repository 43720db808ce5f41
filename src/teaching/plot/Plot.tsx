import type { Elements } from "../../widgets/elements";
import { tickText } from "../../words/numbers";
import { drawnX, drawnY, type PlotFrame, SIDE, shareOfX, shareOfY } from "./frame";
import styles from "./Plot.module.css";

interface PlotProps {
  readonly frame: PlotFrame;
  /** What a screen reader says in place of the picture. */
  readonly label: string;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  /** Short names at both axes. */
  readonly xName: string;
  readonly yName?: string;
  /** What is drawn, in a square of `SIDE`. */
  readonly children: Elements;
  /** Handles, over the picture. */
  readonly handles?: Elements;
}

/** A picture of curves over two axes, as wide as its place. */
export function Plot({ frame, label, xTicks, yTicks, xName, yName, children, handles }: PlotProps) {
  const grid = yTicks.map((tick) => `M0 ${drawnY(frame, tick)}H${SIDE}`).join("");
  const marks = xTicks.map((tick) => `M${drawnX(frame, tick)} ${drawnY(frame, frame.y[0])}v-12`).join("");
  return (
    <div className={styles.plot}>
      <div className={styles.field}>
        <svg
          role="img"
          aria-label={label}
          className={styles.picture}
          viewBox={`0 0 ${SIDE} ${SIDE}`}
          preserveAspectRatio="none"
        >
          <path d={grid} className={styles.grid} />
          <path d={marks} className={styles.marks} />
          {children}
        </svg>
        <div aria-hidden className={styles.yAxis}>
          {yTicks.map((tick) => (
            <span key={tick} style={{ bottom: `${100 * shareOfY(frame, tick)}%` }}>
              {tickText(tick)}
            </span>
          ))}
          {yName !== undefined && <span className={styles.yName}>{yName}</span>}
        </div>
        {handles}
      </div>
      <div aria-hidden className={styles.xAxis}>
        {xTicks.map((tick) => (
          <span key={tick} style={{ left: `${100 * shareOfX(frame, tick)}%` }}>
            {tickText(tick)}
          </span>
        ))}
        <span className={styles.xName} translate="no">
          {xName}
        </span>
      </div>
    </div>
  );
}
