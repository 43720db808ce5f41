import { everyModel } from "./everyModel";
import { stateOf } from "./model";
import { presentStep } from "./run/past";
import type { State } from "./state";
import type { Workspace } from "./workspace";

/** Steps of training that a user would miss; fewer are taken again in no time. */
const WORTH_ASKING = 100;

/** Whether a step of training was taken in any of the models. */
export function hasSteps(workspace: Workspace): boolean {
  return everyModel(workspace).some((model) => presentStep(stateOf(model)) > 0);
}

/** Whether this browser keeps every run that has taken a step, so that closing the page loses none. */
export function areAllKept(workspace: Workspace): boolean {
  const { trouble, saved } = workspace.library.getState();
  const isKept = (state: State) => presentStep(state) === 0 || saved.has(state.keptAs ?? "");
  return trouble === null && everyModel(workspace).every((model) => isKept(stateOf(model)));
}

/**
 * Whether closing the page would lose what the user would miss: a run of a hundred steps that this browser does not keep,
 * or work beside the models.
 */
export function wouldBeMissed(workspace: Workspace): boolean {
  const { trouble, saved } = workspace.library.getState();
  const isMissed = (state: State) =>
    presentStep(state) >= WORTH_ASKING && (trouble !== null || !saved.has(state.keptAs ?? ""));
  if (everyModel(workspace).some((model) => isMissed(stateOf(model)))) return true;
  return [...workspace.sideWork.values()].some((work) => work.wouldBeMissed());
}
