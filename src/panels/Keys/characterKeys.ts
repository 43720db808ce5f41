import { createStore } from "zustand/vanilla";

const KEY = "character-keys";

/** Whether keys that type a character do anything by themselves; the browser keeps the choice where it can. */
export const characterKeys = createStore<{ readonly areOn: boolean }>(() => ({ areOn: keptChoice() !== "off" }));

/** Switches the keys that type a character on or off, and remembers it where the browser lets us. */
export function switchCharacterKeys(areOn: boolean): void {
  characterKeys.setState({ areOn });
  try {
    localStorage.setItem(KEY, areOn ? "on" : "off");
  } catch {
    // Storage may be forbidden or full; the choice then lasts for this visit.
  }
}

function keptChoice(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
