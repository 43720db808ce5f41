import type { Workspace } from "../../state/workspace";

/**
 * Has the page kept for visits without its server as soon as the first model is built, as its data has arrived by then; and
 * its runs, from when that is built or could not be.
 */
export function keepWhenBuilt(workspace: Workspace): () => void {
  let keepsRuns = false;
  // What is shown is written there soon.
  const { search, hash } = location;
  const stop = workspace.models.getState().shown[0].store.subscribe(({ activity, engine }) => {
    if (activity) return;
    if (!keepsRuns) void keepRuns(workspace, search + hash);
    keepsRuns = true;
    if (!engine) return;
    stop();
    void keepPage();
  });
  return stop;
}

async function keepPage(): Promise<void> {
  try {
    await (await import("../../site/keeping")).keepPage();
  } catch {
    // Without the server there is nothing to be kept of it.
  }
}

async function keepRuns(workspace: Workspace, link: string): Promise<void> {
  try {
    (await import("../../state/library/start")).keepRuns(workspace, link);
  } catch {
    // As long as they are not kept, the page asks before it is closed.
  }
}
