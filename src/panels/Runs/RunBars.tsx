import { History, Play, Save, TriangleAlert } from "lucide-react";
import { useStore } from "zustand";
import { announce } from "../../state/announcement";
import { openKept, standBehind } from "../../state/library/shelf";
import { keepingOf } from "../../state/library/start";
import { stateOf } from "../../state/model";
import { showRuns } from "../../state/presentation";
import { usePlayground, useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { offerText, savingTroubleText } from "../../words/runs";
import { downloadPresent } from "./files";
import styles from "./Runs.module.css";
import { useActing } from "./useActing";

/** The run of an earlier visit, to be gone on with; away as soon as something is trained here. */
export function RunOffer() {
  const workspace = useWorkspace();
  const offered = useStore(workspace.library, (library) => library.offered);
  const begun = usePlayground((state) => state.step > 0);
  const { problem, act } = useActing();
  if (!offered || begun) return null;
  const answer = () => workspace.library.setState({ offered: null });
  const goOn = () =>
    act(async () => {
      const keeping = keepingOf(workspace);
      if (!keeping) return;
      await openKept(workspace, keeping, offered);
      answer();
      announce(workspace, "The run is open, at rest. Train goes on with it.", "spoken");
      document.querySelector<HTMLElement>("header button")?.focus();
    });
  const beginAnew = () => {
    const keeping = keepingOf(workspace);
    answer();
    // Of a run that cannot be read there are no curves, which takes nothing from the new one.
    if (keeping) void standBehind(workspace, keeping, offered).catch(() => undefined);
  };
  return (
    <section aria-label="Earlier run" className={styles.bar}>
      <History aria-hidden size={16} />
      <p role="status">{problem ?? offerText(offered, Date.now())}</p>
      <span className={styles.choices}>
        <Button look="primary" onClick={goOn}>
          <Play aria-hidden />
          <span>Go on</span>
        </Button>
        <Button
          look="quiet"
          title="It stays among the runs that are kept, its losses pale behind the new ones"
          onClick={beginAnew}
        >
          Begin anew
        </Button>
      </span>
    </section>
  );
}

/** That runs are not saved, why, and what can be done. */
export function SavingTroubleBar() {
  const workspace = useWorkspace();
  const trouble = useStore(workspace.library, (library) => library.trouble);
  const { act } = useActing();
  if (!trouble) return null;
  const save = () => act(async () => void (await downloadPresent(stateOf(workspace.models.getState().shown[0]))));
  return (
    <section aria-label="Saving" className={styles.bar} data-amber>
      <TriangleAlert aria-hidden size={16} />
      <p role="status">{savingTroubleText(trouble)}</p>
      <span className={styles.choices}>
        <Button onClick={save}>
          <Save aria-hidden />
          <span>Download run</span>
        </Button>
        {trouble.code === "storageFull" && (
          <Button look="quiet" onClick={() => showRuns(workspace, true)}>
            Clean up
          </Button>
        )}
      </span>
    </section>
  );
}
