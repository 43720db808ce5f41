import { useState } from "react";
import { useStore } from "zustand";
import { keeping, loadNextBuild } from "../../site/keeping";
import { usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import styles from "./Footer.module.css";

/** What the page says of itself: whose work it is made of, whether it needs its server, and that a newer one is there. */
export function Footer() {
  const isKept = useStore(keeping, (state) => state.isKept);
  return (
    <>
      <span role="status" aria-label="Offline use">
        {isKept ? "Opens and trains without a connection, too." : ""}
      </span>
      <a href="licences.txt" target="_blank" rel="noreferrer">
        Licences
      </a>
      <NewVersion />
    </>
  );
}

/** A quiet note where a newer version waits: what a press loads, and what it costs. */
function NewVersion() {
  const next = useStore(keeping, (state) => state.next);
  const begun = usePlayground((state) => state.step > 0);
  const [put, setPut] = useState<ServiceWorker | null>(null);
  const isShown = next !== null && next !== put;
  return (
    <div role="status" aria-label="New version" className={isShown ? styles.note : undefined}>
      {isShown && (
        <>
          <span>
            {begun
              ? "A new version is ready. Loading it ends this run; its settings stay in the link."
              : "A new version is ready."}
          </span>
          <Button onClick={loadNextBuild}>Load it</Button>
          <Button look="quiet" onClick={() => setPut(next)}>
            Later
          </Button>
        </>
      )}
    </div>
  );
}
