import { announce } from "../../state/announcement";
import type { Workspace } from "../../state/workspace";

/** Has the runs of a workspace kept in this browser, from when its first model is built or could not be. */
export function keepRunsOnceBuilt(workspace: Workspace): () => void {
  const stop = workspace.models.getState().shown[0].store.subscribe(({ activity }) => {
    if (activity) return;
    stop();
    void keep(workspace);
  });
  return stop;
}

async function keep(workspace: Workspace): Promise<void> {
  try {
    const { keepRuns } = await import("../../state/library/start");
    keepRuns(workspace);
  } catch {
    announce(workspace, "Runs are not kept: a part of the page did not load.", "shown");
  }
}
