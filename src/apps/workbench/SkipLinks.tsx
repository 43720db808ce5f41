import type { MouseEvent } from "react";
import { useStore } from "zustand";
import { useWorkspace } from "../../state/store";
import styles from "./SkipLinks.module.css";

/** Places that the keyboard reaches at once: the ids of what stands there, and what they are called. */
const places = [
  { id: "map", name: "Skip to the map" },
  { id: "settings", name: "Skip to the settings" },
  { id: "curves", name: "Skip to the loss curves" },
] as const;
const comparedPlaces = [{ id: "models", name: "Skip to the models" }] as const;

/** Links before all else, seen while they have the focus; the address stays that of the experiment. */
export function SkipLinks() {
  const compares = useStore(useWorkspace().models, ({ resting }) => resting !== null);
  return (
    <nav aria-label="Skip" className={styles.links}>
      {(compares ? comparedPlaces : places).map(({ id, name }) => (
        <a key={id} href={`#${id}`} className={styles.link} onClick={(event) => goTo(event, id)}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function goTo(event: MouseEvent, id: string): void {
  event.preventDefault();
  document.getElementById(id)?.focus();
}
