import type { MouseEvent } from "react";
import { useStore } from "zustand";
import { useWorkspace } from "../../state/store";
import { areHidden, settingParts } from "./parts";
import styles from "./SkipLinks.module.css";

/** Places that the keyboard reaches at once: the ids of what stands there, what they are called, and the parts they hold. */
const places = [
  { id: "map", name: "Skip to the map", parts: [] },
  { id: "settings", name: "Skip to the settings", parts: settingParts },
  { id: "curves", name: "Skip to the loss curves", parts: ["loss"] },
] as const;
const comparedPlaces = [{ id: "models", name: "Skip to the models", parts: [] }] as const;

/** Links before all else, seen while they have the focus; the address stays that of the experiment. */
export function SkipLinks() {
  const { models, page } = useWorkspace();
  const compares = useStore(models, ({ resting }) => resting !== null);
  const hidden = useStore(page, (state) => state.hidden);
  const there = (compares ? comparedPlaces : places).filter(({ parts }) => !areHidden(parts, hidden));
  return (
    <nav aria-label="Skip" className={styles.links}>
      {there.map(({ id, name }) => (
        <a key={id} href={`#${id}`} className={styles.link} onClick={(event) => goTo(event, id)}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function goTo(event: MouseEvent, id: string): void {
  event.preventDefault();
  const place = document.getElementById(id);
  const target = place?.querySelector("section") ?? place;
  if (!target) return;
  target.tabIndex = -1;
  target.focus();
}
