import { tenths } from "../../pictures/tenths";
import { rangeOf } from "./channelMaps";
import styles from "./Flow.module.css";

interface BarsProps {
  readonly values: ArrayLike<number>;
  /** What length stands for: from 0 to the largest number, or both ways, unless given. */
  readonly range?: readonly [low: number, high: number];
}

const HEIGHT = 100;
const WIDTH = 10;

/** Numbers as bars from their zero line, side by side over the whole width. */
export function Bars({ values, range }: BarsProps) {
  const [low, high] = range ?? rangeOf(values);
  const toY = (value: number) => tenths((HEIGHT * (high - value)) / (high - low || 1));
  const zero = high > low ? toY(0) : HEIGHT;
  const bars = Array.from(values, (value, place) => {
    const y = Number.isFinite(value) && high > low ? toY(Math.min(high, Math.max(low, value))) : zero;
    return `M${place * WIDTH + 1} ${zero}V${y}h${WIDTH - 2}V${zero}z`;
  });
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH * values.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={styles.bars}
    >
      <path d={`M0 ${zero}h${WIDTH * values.length}`} className={styles.zero} />
      <path d={bars.join("")} className={styles.bar} />
    </svg>
  );
}
