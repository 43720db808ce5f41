import { movePointersImmediately } from "../../interaction/immediatePointerMoves";
import { input } from "../../interaction/input";
import { closeWorkspace, type Workspace, yieldCore } from "../../state/workspace";
import { keepWhenBuilt } from "./keep";
import { askBeforeLeaving } from "./leave";
import { followLink } from "./link";

/** How often the workers are told that the user goes on doing something, in ms. */
const TOLD_EVERY_MS = 100;

/** Opens the page's link in a workspace, and follows pointer, keys and address; gives what ends all of it. */
export function startWorkbench(workspace: Workspace): () => void {
  const stopMoves = movePointersImmediately();
  const stopInput = input.follow(window, () => yieldCore(workspace), TOLD_EVERY_MS);
  const stopKeeping = keepWhenBuilt(workspace);
  const stopLink = followLink(workspace);
  const stopAsking = askBeforeLeaving(workspace);
  return () => {
    stopAsking();
    stopLink();
    stopKeeping();
    stopInput();
    stopMoves();
    closeWorkspace(workspace);
  };
}
