import type { ComponentProps, ReactNode } from "react";
import styles from "./IconButton.module.css";

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label" | "children" | "className" | "style"> {
  /** What it does, for those who do not see its icon. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A quiet square button that shows an icon alone. */
export function IconButton({ name, children, ...rest }: IconButtonProps) {
  return (
    <button type="button" aria-label={name} className={styles.button} {...rest}>
      {children}
    </button>
  );
}
