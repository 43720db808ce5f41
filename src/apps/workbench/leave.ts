import { wouldBeMissed } from "../../state/losing";
import type { Workspace } from "../../state/workspace";

/** Has the browser ask before the page is left, where something would be lost that the user would miss; gives what ends that. */
export function askBeforeLeaving(workspace: Workspace): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (!wouldBeMissed(workspace)) return;
    event.preventDefault();
    // Chromium before 119 hears no other word.
    event.returnValue = true;
  };
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}
