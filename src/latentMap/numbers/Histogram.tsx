import { tickText } from "../../words/numbers";
import styles from "./Histogram.module.css";

interface HistogramProps {
  readonly title: React.ReactNode;
  /** What a screen reader says in place of the picture. */
  readonly summary: string;
  /** A few words over the picture; null for none. */
  readonly note: string | null;
  readonly counts: readonly number[];
  /** How many values lie beyond the axis. */
  readonly over: number;
  /** Value at the right end of the axis; 0 is at the left. */
  readonly limit: number;
  readonly tone: "kl" | "accent";
}

/** Bins beyond the axis that the bar of all larger values takes, after a gap. */
const BEYOND = 3;

/** Bars of equal width over an axis from 0 to `limit`, and one apart for all beyond it; the tallest as high as the picture. */
export function Histogram({ title, summary, note, counts, over, limit, tone }: HistogramProps) {
  const width = counts.length + BEYOND;
  return (
    <figure className={styles.histogram}>
      <figcaption className={styles.title} data-in-picture>
        {title}
      </figcaption>
      <svg
        role="img"
        aria-label={summary}
        className={styles.bars}
        data-tone={tone}
        viewBox={`0 0 ${width} 1`}
        preserveAspectRatio="none"
      >
        <path d={barsPath(counts)} />
        <path className={styles.beyond} d={beyondPath(counts, over)} />
      </svg>
      {note !== null && (
        <p className={styles.note} data-in-picture data-left={isRightHeavy(counts) || undefined}>
          {note}
        </p>
      )}
      <div aria-hidden className={styles.axis} data-in-picture style={{ width: `${(100 * counts.length) / width}%` }}>
        <span>{tickText(0)}</span>
        <span>{tickText(limit / 2)}</span>
        <span>{tickText(limit)}</span>
      </div>
    </figure>
  );
}

/** Whether the tallest bar stands on the right, so that words have their room on the left. */
function isRightHeavy(counts: readonly number[]): boolean {
  return counts.indexOf(Math.max(...counts)) >= counts.length / 2;
}

/** One bar for all that lie beyond, never higher than the tallest. */
function beyondPath(counts: readonly number[], over: number): string {
  if (over === 0) return "";
  const share = Math.min(1, over / Math.max(1, ...counts));
  return `M${counts.length + 1} 1V${1 - share}H${counts.length + BEYOND}V1Z`;
}

function barsPath(counts: readonly number[]): string {
  const most = Math.max(...counts);
  if (!(most > 0)) return "";
  const bar = (count: number, bin: number) => `M${bin + 0.06} 1V${1 - count / most}H${bin + 0.94}V1Z`;
  return counts.map((count, bin) => (count > 0 ? bar(count, bin) : "")).join("");
}
