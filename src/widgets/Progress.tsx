import styles from "./Progress.module.css";

interface ProgressProps {
  /** Accessible name. */
  readonly name: string;
  /** 0 to 1. */
  readonly fraction: number;
}

/** A thin bar that fills. */
export function Progress({ name, fraction }: ProgressProps) {
  return (
    <div
      role="progressbar"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={100 * fraction}
      aria-valuetext={`${Math.round(100 * fraction)}%`}
      className={styles.root}
    >
      <div className={styles.track}>
        <div className={styles.indicator} style={{ width: `${100 * fraction}%` }} />
      </div>
    </div>
  );
}
