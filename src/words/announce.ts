import { createStore } from "zustand/vanilla";

/** What happened last, as a sentence; `shown` to the eye too, for a few seconds, or only `spoken`. */
export interface Announcement {
  readonly text: string;
  readonly manner: "shown" | "spoken";
}

/** For how long an announcement stays on the screen. */
const SHOWN_MS = 3000;

/** The announcement that stands; the page's one status message shows it. */
export const announcement = createStore<Announcement>(() => ({ text: "", manner: "spoken" }));

/** Tells what happened, in the place of what was told before. */
export function announce(text: string, manner: Announcement["manner"]): void {
  const told = { text, manner };
  announcement.setState(told, true);
  if (manner === "shown") setTimeout(() => hide(told), SHOWN_MS);
}

function hide(told: Announcement): void {
  if (announcement.getState() === told) announcement.setState({ text: "", manner: "spoken" }, true);
}
