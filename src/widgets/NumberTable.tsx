import type { ReactNode } from "react";
import styles from "./NumberTable.module.css";

interface NumberTableProps {
  /** What it is called where it is scrolled. */
  readonly name: string;
  /** Small, without lines, its first column kept in sight: for a panel. */
  readonly dense?: boolean;
  /** The parts of a table. */
  readonly children: ReactNode;
}

/** A table of numbers that is scrolled, by keyboard too, where it is wider or higher than its place. */
export function NumberTable({ name, dense = false, children }: NumberTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls has to be reached by keyboard.
    <section aria-label={name} tabIndex={0} className={styles.scroller}>
      <table className={styles.table} data-dense={dense || undefined}>
        {children}
      </table>
    </section>
  );
}
