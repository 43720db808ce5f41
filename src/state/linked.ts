import type { ReadLink } from "../experiment/link";
import type { Objective } from "../experiment/objective";
import { openExperiment } from "./actions/experiment";
import { compare } from "./comparison";
import { patch, stateOf } from "./model";
import { leave } from "./modelSession";
import { show } from "./presentation";
import { retire } from "./retire";
import type { State } from "./state";
import type { Workspace } from "./workspace";

/** Leaves all that is shown for what a link asks for. */
export function openLinked(workspace: Workspace, link: ReadLink): void {
  const { experiment, compared, problems } = link;
  const { models } = workspace;
  const { shown, resting } = models.getState();
  const [model, ...others] = resting ? [resting, ...shown] : shown;
  leave([model, ...others], "linkOpened");
  models.setState({ shown: [model], resting: null });
  retire(others);
  openExperiment([model], experiment, problems);
  show(workspace, link.presentation);
  compareOnceBuilt(workspace, compared);
}

/**
 * Compares objectives as soon as the model that is shown is built, on its engine; where that cannot be built, or another
 * run takes its place, none are.
 */
export function compareOnceBuilt(workspace: Workspace, objectives: readonly Objective[]): void {
  const [model] = workspace.models.getState().shown;
  const { run } = stateOf(model);
  if (objectives.length === 0) return;
  const begin = (state: State) => {
    if (state.run === run && !state.engine) return;
    stop();
    if (state.run !== run || workspace.models.getState().shown[0] !== model) return;
    compare(workspace, objectives);
    if (!workspace.models.getState().resting) return;
    // What could not be read of the link is told where it is seen.
    patch(model, { failure: null });
    patch(workspace.models.getState().shown[0], { failure: state.failure });
  };
  const stop = model.store.subscribe(begin);
  begin(stateOf(model));
}
