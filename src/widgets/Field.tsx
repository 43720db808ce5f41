import type { ReactNode } from "react";
import type { Elements } from "./elements";
import styles from "./Field.module.css";
import { Tooltip } from "./Tooltip";

interface FieldProps {
  readonly label: string;
  /** What the setting means, in a sentence or two. */
  readonly hint?: ReactNode;
  /** Small print below. */
  readonly note?: ReactNode;
  /** `line`: label and control side by side; `stack`: the control below the label. */
  readonly layout?: "line" | "stack";
  /** The value at the right end of the label's line, for `stack`. */
  readonly value?: Elements;
  readonly children: Elements;
}

/** A setting: what it is called, what that means, and its control, which bears its own name. */
export function Field({ label, hint, note, layout = "line", value, children }: FieldProps) {
  return (
    <div className={styles.field} data-layout={layout}>
      <div className={styles.label}>
        {hint === undefined ? <span>{label}</span> : <Tooltip content={hint}>{label}</Tooltip>}
        {value}
      </div>
      {children}
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </div>
  );
}
