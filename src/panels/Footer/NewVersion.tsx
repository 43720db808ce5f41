import { useState } from "react";
import { useStore } from "zustand";
import { keeping, loadNextBuild } from "../../site/keeping";
import { areAllKept } from "../../state/losing";
import { presentStep } from "../../state/run/past";
import { usePlayground, useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import styles from "./NewVersion.module.css";

/** A quiet note where a newer version waits: what a press loads, and what it costs. */
export function NewVersion() {
  const next = useStore(keeping, (state) => state.next);
  const workspace = useWorkspace();
  const lost = useLost();
  const areKept = useStore(workspace.library, () => areAllKept(workspace));
  const remains = areKept ? "what it came to is kept under Runs" : "settings stay in the link";
  const [put, setPut] = useState<ServiceWorker | null>(null);
  const isShown = next !== null && next !== put;
  return (
    <div role="status" aria-label="New version" className={isShown ? styles.note : undefined}>
      {isShown && (
        <>
          <span>{`A new version is ready.${lost === null ? "" : ` Loading it ends ${lost}; ${remains}.`}`}</span>
          <Button onClick={loadNextBuild}>Load it</Button>
          <Button look="quiet" onClick={() => setPut(next)}>
            Later
          </Button>
        </>
      )}
    </div>
  );
}

/** What is lost with the page: null where nothing was trained. */
function useLost(): string | null {
  const { models, leaving } = useWorkspace();
  const begun = usePlayground((state) => presentStep(state) > 0);
  const compares = useStore(models, ({ resting }) => resting !== null);
  const isAnyKept = useStore(leaving.store, (left) => left !== null);
  if (compares) return "these runs";
  if (isAnyKept) return begun ? "this run and what Undo keeps" : "what Undo keeps";
  return begun ? "this run" : null;
}
