import { useEffect } from "react";
import { useStore } from "zustand";
import { announce } from "../../state/announcement";
import { usePlayground, useWorkspace } from "../../state/store";
import { statusText } from "../../words/status";
import styles from "./StatusMessage.module.css";

/** The one polite live region: what the worker reports, and what the page itself has done. */
export function StatusLine() {
  const words = usePlayground((state) => statusText(state.statusMessage));
  const workspace = useWorkspace();
  useEffect(() => announce(workspace, words, "spoken"), [workspace, words]);
  const { text, manner } = useStore(workspace.announcement);
  return (
    // Dialogs hide the rest of the page from screen readers, but not what says that it is live.
    <div
      role="status"
      aria-live="polite"
      aria-label="News"
      className={manner === "shown" ? styles.toast : "visually-hidden"}
    >
      {text}
    </div>
  );
}
