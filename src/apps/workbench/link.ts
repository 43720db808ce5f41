import { type ReadLink, readLink, writeLink } from "../../experiment/link";
import { openExperiment } from "../../state/actions/experiment";
import { endComparison } from "../../state/comparison";
import type { Workspace } from "../../state/workspace";

/** Browsers refuse a page that changes its address too often, as a dragged slider would. */
const LINK_DELAY_MS = 250;

/** Opens the experiment of the page's link in a workspace, and keeps the two in step; gives what ends that. */
export function followLink(workspace: Workspace): () => void {
  const open = () => openLink(workspace, readLink(location.hash));
  open();
  const stopWriting = writeLinkOf(workspace);
  addEventListener("hashchange", open);
  return () => {
    removeEventListener("hashchange", open);
    stopWriting();
  };
}

function openLink(workspace: Workspace, { experiment, problems }: ReadLink): void {
  endComparison(workspace);
  openExperiment([workspace.models.getState().shown[0]], experiment, problems);
}

/** Writes the first model's experiment into the page's address as it changes, but for while models are compared. */
function writeLinkOf({ models }: Workspace): () => void {
  let pending: ReturnType<typeof setTimeout>;
  let written: unknown = null;
  const write = () => {
    const { shown, resting } = models.getState();
    const { experiment } = shown[0].store.getState();
    if (experiment === written || resting) return;
    written = experiment;
    clearTimeout(pending);
    pending = setTimeout(() => history.replaceState(null, "", writeLink(experiment)), LINK_DELAY_MS);
  };
  let stopFollowing = models.getState().shown[0].store.subscribe(write);
  const stop = models.subscribe(({ shown }) => {
    stopFollowing();
    stopFollowing = shown[0].store.subscribe(write);
    write();
  });
  return () => {
    stop();
    stopFollowing();
    clearTimeout(pending);
  };
}
