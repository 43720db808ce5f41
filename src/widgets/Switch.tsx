import { Switch as BaseSwitch } from "@base-ui/react/switch";
import styles from "./Switch.module.css";

interface SwitchProps {
  /** Accessible name. */
  readonly name: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** An on/off switch. */
export function Switch({ name, checked, disabled = false, onChange }: SwitchProps) {
  return (
    <BaseSwitch.Root
      aria-label={name}
      checked={checked}
      disabled={disabled}
      onCheckedChange={onChange}
      className={styles.root}
    >
      <BaseSwitch.Thumb className={styles.thumb} />
    </BaseSwitch.Root>
  );
}
