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
  /** What is drawn over what, in few words. */
  readonly title: string;
  /** As high as it is wide. */
  readonly square?: boolean;
  /** What is drawn, in a square of `SIDE`. */
  readonly children: Elements;
  /** Handles, over the picture. */
  readonly handles?: Elements;
}

/** Where an axis is so high that a label over its line would stand in the title. */
const HIGHEST_LABEL = 0.95;

/** A picture of curves over two axes, as wide as its place. */
export function Plot({ frame, label, xTicks, yTicks, title, square = false, children, handles }: PlotProps) {
  const grid = yTicks.map((tick) => `M0 ${drawnY(frame, tick)}H${SIDE}`).join("");
  const marks = xTicks.map((tick) => `M${drawnX(frame, tick)} ${drawnY(frame, frame.y[0])}v-12`).join("");
  return (
    <figure className={styles.plot}>
      <figcaption className={styles.title}>{title}</figcaption>
      <div className={styles.field} data-square={square || undefined}>
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
          {yTicks
            .filter((tick) => shareOfY(frame, tick) < HIGHEST_LABEL)
            .map((tick) => (
              <span key={tick} style={{ bottom: `${100 * shareOfY(frame, tick)}%` }}>
                {tickText(tick)}
              </span>
            ))}
        </div>
        {handles}
      </div>
      <div aria-hidden className={styles.xAxis}>
        {xTicks.map((tick) => (
          <span key={tick} style={{ left: `${100 * shareOfX(frame, tick)}%` }}>
            {tickText(tick)}
          </span>
        ))}
      </div>
    </figure>
  );
}
