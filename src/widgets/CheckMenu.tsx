import { type ReactElement, useId, useRef } from "react";
import { Button } from "./Button";
import styles from "./CheckMenu.module.css";
import menu from "./Menu.module.css";

/** One line of a menu that can be checked beside others. */
export interface CheckEntry {
  readonly name: string;
  /** What it switches on, as a sentence. */
  readonly description: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

interface CheckMenuProps {
  /** Accessible name of the list; the words of the button that opens it. */
  readonly name: string;
  readonly icon: ReactElement;
  readonly entries: readonly CheckEntry[];
}

/**
 * A button that opens a list of things that are on or off, each with a line that explains it; it stays open while they are
 * switched. The browser's own popover: it opens at once, however busy the page.
 */
export function CheckMenu({ name, icon, entries }: CheckMenuProps) {
  const id = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  return (
    <>
      <Button look="quiet" popoverTarget={id}>
        {icon}
        <span>{name}</span>
      </Button>
      <fieldset
        ref={list}
        id={id}
        popover="auto"
        aria-label={name}
        className={`${menu.popup} ${styles.list}`}
        onToggle={({ newState }) => newState === "open" && list.current?.querySelector("input")?.focus()}
      >
        {entries.map((entry) => (
          <Entry key={entry.name} {...entry} />
        ))}
      </fieldset>
    </>
  );
}

function Entry({ name, description, checked, onChange }: CheckEntry) {
  const descriptionId = useId();
  return (
    <label className={`${menu.item} ${styles.entry}`}>
      <input
        type="checkbox"
        aria-label={name}
        aria-describedby={descriptionId}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={menu.name}>{name}</span>
      <span id={descriptionId} className={menu.description}>
        {description}
      </span>
    </label>
  );
}
