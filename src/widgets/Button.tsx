import { Button as BaseButton } from "@base-ui/react/button";
import type { ComponentProps, ReactNode } from "react";
import styles from "./Button.module.css";

interface ButtonProps extends Omit<ComponentProps<"button">, "children" | "className" | "style"> {
  readonly look?: "primary" | "plain" | "quiet";
  readonly children: ReactNode;
}

/** A button; disabled, it keeps the focus it has. */
export function Button({ look = "plain", children, ...rest }: ButtonProps) {
  return (
    <BaseButton type="button" focusableWhenDisabled data-look={look} className={styles.button} {...rest}>
      {children}
    </BaseButton>
  );
}
