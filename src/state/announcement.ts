import { createStore, type StoreApi } from "zustand";

/** What the page said last has happened; `shown` to the eye too, for a few seconds, or only `spoken`. */
export interface Announcement {
  readonly text: string;
  readonly manner: "shown" | "spoken";
}

/** For how long an announcement stays on the screen: at least, and for each letter that there is to read. */
const SHOWN_MS = 3000;
const LETTER_MS = 70;

const NOTHING: Announcement = { text: "", manner: "spoken" };

/** A workspace that says nothing yet. */
export function createAnnouncement(): StoreApi<Announcement> {
  return createStore<Announcement>(() => NOTHING);
}

/** What a workspace announces with. */
interface Announcing {
  readonly announcement: StoreApi<Announcement>;
}

/** Tells what happened in a workspace, in the place of what was told before; a sentence of `words`. */
export function announce({ announcement }: Announcing, text: string, manner: Announcement["manner"]): void {
  const told = { text, manner };
  announcement.setState(told, true);
  const hide = () => {
    if (announcement.getState() === told) announcement.setState(NOTHING, true);
  };
  if (manner === "shown") setTimeout(hide, Math.max(SHOWN_MS, LETTER_MS * text.length));
}
