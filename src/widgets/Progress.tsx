import { Progress as BaseProgress } from "@base-ui/react/progress";
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
    <BaseProgress.Root aria-label={name} value={100 * fraction} className={styles.root}>
      <BaseProgress.Track className={styles.track}>
        <BaseProgress.Indicator className={styles.indicator} />
      </BaseProgress.Track>
    </BaseProgress.Root>
  );
}
