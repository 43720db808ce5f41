import { createStore } from "zustand/vanilla";

/** What happened last, as a sentence; `shown` to the eye too, for a few seconds, or only `spoken`. */
export interface Announcement {
  readonly text: string;
  readonly manner: "shown" | "spoken";
}

/** For how long an announcement stays on the screen: at least, and for each letter that there is to read. */
const SHOWN_MS = 3000;
const LETTER_MS = 70;

/** The announcement that stands; the page's one status message shows it. */
export const announcement = createStore<Announcement>(() => ({ text: "", manner: "spoken" }));

/** Tells what happened, in the place of what was told before. */
export function announce(text: string, manner: Announcement["manner"]): void {
  const told = { text, manner };
  announcement.setState(told, true);
  if (manner === "shown") setTimeout(() => hide(told), Math.max(SHOWN_MS, LETTER_MS * text.length));
}

function hide(told: Announcement): void {
  if (announcement.getState() === told) announcement.setState({ text: "", manner: "spoken" }, true);
}
