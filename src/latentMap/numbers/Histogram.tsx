import { tickText } from "../../words/numbers";
import styles from "./Histogram.module.css";

interface HistogramProps {
  readonly title: React.ReactNode;
  /** What a screen reader says in place of the picture. */
  readonly summary: string;
  /** A few words over the picture; null for none. */
  readonly note: string | null;
  readonly counts: readonly number[];
  /** Value at the right end of the axis; 0 is at the left. */
  readonly limit: number;
  readonly tone: "kl" | "accent";
}

/** Bars of equal width over an axis from 0 to `limit`, the tallest as high as the picture. */
export function Histogram({ title, summary, note, counts, limit, tone }: HistogramProps) {
  return (
    <figure className={styles.histogram}>
      <figcaption className={styles.title}>{title}</figcaption>
      <svg
        role="img"
        aria-label={summary}
        className={styles.bars}
        data-tone={tone}
        viewBox={`0 0 ${counts.length} 1`}
        preserveAspectRatio="none"
      >
        <path d={barsPath(counts)} />
      </svg>
      {note !== null && <p className={styles.note}>{note}</p>}
      <div aria-hidden className={styles.axis}>
        <span>{tickText(0)}</span>
        <span>{tickText(limit / 2)}</span>
        <span>{tickText(limit)}</span>
      </div>
    </figure>
  );
}

function barsPath(counts: readonly number[]): string {
  const most = Math.max(...counts);
  if (!(most > 0)) return "";
  const bar = (count: number, bin: number) => `M${bin + 0.06} 1V${1 - count / most}H${bin + 0.94}V1Z`;
  return counts.map((count, bin) => (count > 0 ? bar(count, bin) : "")).join("");
}
