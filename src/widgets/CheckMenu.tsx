import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { type ReactElement, useId } from "react";
import { afterwards } from "./afterwards";
import styles from "./Menu.module.css";

/** One line of a menu that can be checked beside others. */
export interface CheckEntry {
  readonly name: string;
  /** What it switches on, as a sentence. */
  readonly description: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

interface CheckMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly entries: readonly CheckEntry[];
}

/** A menu of things that are on or off, each with a line that explains it; stays open while they are switched. */
export function CheckMenu({ trigger, entries }: CheckMenuProps) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal keepMounted>
        <BaseMenu.Positioner sideOffset={6} align="end" collisionPadding={8} className={styles.positioner}>
          <BaseMenu.Popup className={styles.popup}>
            {entries.map((entry) => (
              <Entry key={entry.name} {...entry} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Entry({ name, description, checked, onChange }: CheckEntry) {
  const descriptionId = useId();
  return (
    <BaseMenu.CheckboxItem
      aria-label={name}
      aria-describedby={descriptionId}
      label={name}
      checked={checked}
      onCheckedChange={(next) => afterwards(() => onChange(next))}
      className={styles.item}
    >
      <BaseMenu.CheckboxItemIndicator className={styles.check}>
        <Check aria-hidden className={styles.check} />
      </BaseMenu.CheckboxItemIndicator>
      <span className={styles.name}>{name}</span>
      <span id={descriptionId} className={styles.description}>
        {description}
      </span>
    </BaseMenu.CheckboxItem>
  );
}
