import { tenths } from "../../pictures/tenths";
import { Bars } from "./Bars";
import styles from "./Flow.module.css";

/** Half of what is drawn, in prior standard deviations. */
const REACH = 3.5;
const MOST_BARS = 32;

/** A code: a point among the prior's circles where it has two dimensions, else its numbers as bars. */
export function CodePicture({ z }: { readonly z: ArrayLike<number> }) {
  if (z.length !== 2) return <Bars values={Array.from(z).slice(0, MOST_BARS)} range={[-REACH, REACH]} />;
  const within = (value = 0) => Math.min(REACH, Math.max(-REACH, value));
  return (
    <svg aria-hidden viewBox={`${-REACH} ${-REACH} ${2 * REACH} ${2 * REACH}`} className={styles.map}>
      {[1, 2, 3].map((radius) => (
        <circle key={radius} r={radius} className={styles.circle} />
      ))}
      {Array.from(z).every(Number.isFinite) && (
        <circle cx={tenths(within(z[0]))} cy={tenths(-within(z[1]))} r={0.6} className={styles.point} />
      )}
    </svg>
  );
}
