import { Toggle } from "@base-ui/react/toggle";
import type { ReactNode } from "react";
import styles from "./ToggleChip.module.css";
import { Tooltip } from "./Tooltip";

interface ToggleChipProps {
  readonly pressed: boolean;
  readonly onChange: (pressed: boolean) => void;
  /** What it shows or hides, as a sentence. */
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A pill that switches one layer of a picture on and off. */
export function ToggleChip({ pressed, onChange, hint, children }: ToggleChipProps) {
  const toggle = (
    <Toggle pressed={pressed} onPressedChange={onChange} className={styles.chip}>
      {children}
    </Toggle>
  );
  return hint === undefined ? toggle : <Tooltip content={hint} trigger={toggle} />;
}
