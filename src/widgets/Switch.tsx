import { Switch as BaseSwitch } from "@base-ui/react/switch";
import styles from "./Switch.module.css";

interface SwitchProps {
  /** Accessible name. */
  readonly name: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** An on/off switch. */
export function Switch({ name, checked, onChange }: SwitchProps) {
  return (
    <BaseSwitch.Root aria-label={name} checked={checked} onCheckedChange={onChange} className={styles.root}>
      <BaseSwitch.Thumb className={styles.thumb} />
    </BaseSwitch.Root>
  );
}
