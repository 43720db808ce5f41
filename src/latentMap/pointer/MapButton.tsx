import type { ReactNode } from "react";
import { Tooltip } from "../../widgets/Tooltip";
import styles from "./MapButtons.module.css";

interface MapButtonProps {
  readonly name: string;
  readonly hint: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A square button on the map. */
export function MapButton({ name, hint, disabled = false, onPress, children }: MapButtonProps) {
  const button = (
    <button
      type="button"
      aria-label={name}
      aria-disabled={disabled}
      className={styles.button}
      onClick={() => !disabled && onPress()}
    >
      {children}
    </button>
  );
  return <Tooltip content={hint} trigger={button} />;
}
