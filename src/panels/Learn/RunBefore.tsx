import { useStore } from "zustand";
import { showRuns } from "../../state/presentation";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import styles from "./Learn.module.css";

/** Where the run is that a lesson took the place of; nothing where it took the place of none. */
export function RunBefore() {
  const workspace = useWorkspace();
  const left = useStore(workspace.leaving.store);
  if (left?.cause !== "lessonBegun") return null;
  const isOnShelf = left.runs.every(({ state }) => state.keptAs !== null);
  return (
    <p className={styles.quiet}>
      <span>
        {isOnShelf ? "Your run of before waits on the shelf. " : "Your run of before is kept: Undo brings it back. "}
      </span>
      {isOnShelf && (
        <Button look="quiet" aria-haspopup="dialog" onClick={() => showRuns(workspace, true)}>
          Show the shelf
        </Button>
      )}
    </p>
  );
}
