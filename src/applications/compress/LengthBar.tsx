import type { ReactNode } from "react";
import { countText, lossText } from "../../words/numbers";
import styles from "./LengthBar.module.css";

interface LengthBarProps {
  /** Accessible name of the number. */
  readonly name: string;
  readonly label: ReactNode;
  /** Bits; null where there is no such number. */
  readonly bits: number | null;
  /** Bits of the longest bar. */
  readonly longest: number;
  readonly tone?: "reconstruction" | "kl";
}

/** A length in bits as a bar to scale: a row of a table. */
export function LengthBar({ name, label, bits, longest, tone }: LengthBarProps) {
  return (
    <div className={styles.row} data-tone={tone}>
      <dt>{label}</dt>
      <dd className={styles.scale} aria-hidden="true">
        <div className={styles.bar} style={{ width: `${(100 * (bits ?? 0)) / longest}%` }} hidden={bits === null} />
      </dd>
      <dd>
        <output aria-label={name} aria-live="off" translate="no">
          {Number.isInteger(bits) ? countText(bits) : lossText(bits)}
        </output>{" "}
        bits
      </dd>
    </div>
  );
}
