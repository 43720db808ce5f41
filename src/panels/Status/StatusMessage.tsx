import { useEffect } from "react";
import { useStore } from "zustand";
import { usePlayground } from "../../state/store";
import { announce, announcement } from "../../words/announce";
import { statusText } from "../../words/status";
import styles from "./StatusMessage.module.css";

/** The one polite live region: what the worker reports, and what the page itself has done. */
export function StatusLine() {
  const words = usePlayground((state) => statusText(state.statusMessage));
  useEffect(() => announce(words, "spoken"), [words]);
  const { text, manner } = useStore(announcement);
  return (
    <div role="status" aria-label="News" className={manner === "shown" ? styles.toast : "visually-hidden"}>
      {text}
    </div>
  );
}
