import { useEffect, useSyncExternalStore } from "react";
import { usePlayground } from "../state/store";
import styles from "./News.module.css";

/** What happened last, as a sentence; `shown` to the eye too, for a few seconds, or only `spoken`. */
interface Announcement {
  readonly text: string;
  readonly manner: "shown" | "spoken";
}

/** For how long an announcement stays on the screen. */
const SHOWN_MS = 3000;

let latest: Announcement = { text: "", manner: "spoken" };
let hiding: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Tells what happened, in the place of what was told before. */
export function announce(text: string, manner: Announcement["manner"]): void {
  clearTimeout(hiding);
  tell({ text, manner });
  if (manner === "shown") hiding = setTimeout(() => tell({ text: "", manner: "spoken" }), SHOWN_MS);
}

function tell(announcement: Announcement): void {
  latest = announcement;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The one polite live region: what the worker reports, and what the page itself has done. */
export function News() {
  const news = usePlayground((state) => state.news);
  useEffect(() => announce(news, "spoken"), [news]);
  const { text, manner } = useSyncExternalStore(listen, () => latest);
  return (
    <div role="status" aria-label="News" className={manner === "shown" ? styles.toast : "visually-hidden"}>
      {text}
    </div>
  );
}
