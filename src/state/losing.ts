import { everyModel } from "./everyModel";
import { stateOf } from "./model";
import { presentStep } from "./run/past";
import type { Workspace } from "./workspace";

/** Steps of training that a user would miss; fewer are taken again in no time. */
const WORTH_ASKING = 100;

/** Whether a step of training was taken in any of the models. */
export function hasSteps(workspace: Workspace): boolean {
  return mostSteps(workspace) > 0;
}

/** Whether closing the page would lose what the user would miss: a run of a hundred steps, or work beside the models. */
export function wouldBeMissed(workspace: Workspace): boolean {
  if (mostSteps(workspace) >= WORTH_ASKING) return true;
  return [...workspace.sideWork.values()].some((work) => work.wouldBeMissed());
}

function mostSteps(workspace: Workspace): number {
  return Math.max(...everyModel(workspace).map((model) => presentStep(stateOf(model))));
}
