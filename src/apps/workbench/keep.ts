import type { Workspace } from "../../state/workspace";

/** Has the page kept for visits without its server as soon as the first model is built: its data has arrived by then. */
export function keepWhenBuilt({ models }: Workspace): () => void {
  const stop = models.getState().shown[0].store.subscribe(({ engine }) => {
    if (!engine) return;
    stop();
    void keep();
  });
  return stop;
}

async function keep(): Promise<void> {
  try {
    const { keepPage } = await import("../../site/keeping");
    await keepPage();
  } catch {
    // Without the server there is nothing to be kept of it.
  }
}
