import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import styles from "./Menu.module.css";

/** One line of a menu. */
export interface MenuEntry {
  readonly name: string;
  /** What it is good for, or why it is disabled. */
  readonly description: string;
  readonly current: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  /** Small print below the entries. */
  readonly footer?: ReactNode;
}

/** A menu of named choices, each with a line that explains it. */
export function Menu({ trigger, entries, footer }: MenuProps) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={6} align="end" collisionPadding={8} className={styles.positioner}>
          <BaseMenu.Popup className={styles.popup}>
            {entries.map((entry) => (
              <Entry key={entry.name} {...entry} />
            ))}
            {footer !== undefined && <div className={styles.footer}>{footer}</div>}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

/** Named by all that is seen of it, its name first. */
function Entry({ name, description, current, disabled, onChoose }: MenuEntry) {
  return (
    <BaseMenu.Item
      aria-current={current ? "true" : undefined}
      label={name}
      disabled={disabled}
      onClick={onChoose}
      className={styles.item}
    >
      {current && <Check aria-hidden className={styles.check} />}
      <span className={styles.name}>{name}</span>
      <span className={styles.description}>{description}</span>
    </BaseMenu.Item>
  );
}
