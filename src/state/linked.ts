import type { ReadLink } from "../experiment/link";
import type { LinkProblem } from "../experiment/linkFields";
import type { Objective } from "../experiment/objective";
import type { SightTexts } from "../experiment/sight";
import { readSight, writeSight } from "../experiment/sightLink";
import { openExperiment } from "./actions/experiment";
import { compare } from "./comparison";
import type { LeavingCause } from "./leaving";
import { lookAt, seenOf } from "./library/sight";
import { patch, stateOf } from "./model";
import { leave } from "./modelSession";
import { show } from "./presentation";
import { retire } from "./retire";
import { presentStep } from "./run/past";
import type { State } from "./state";
import type { Workspace } from "./workspace";

/** Leaves all that is shown for what a link asks for, or a lesson as a link would. */
export function openLinked(workspace: Workspace, link: ReadLink, cause: LeavingCause = "linkOpened"): void {
  const { experiment, compared, problems } = link;
  const { models } = workspace;
  const { shown, resting } = models.getState();
  const [model, ...others] = resting ? [resting, ...shown] : shown;
  leave([model, ...others], cause);
  models.setState({ shown: [model], resting: null });
  retire(others);
  openExperiment([model], experiment, problems);
  show(workspace, link.presentation);
  compareOnceBuilt(workspace, compared);
  if (link.sight) lookAsLinked(workspace, link.sight);
}

/** Has the model that is shown looked at as a link asks; gives what of that cannot be read. */
export function lookAsLinked({ models, page }: Workspace, texts: SightTexts): readonly LinkProblem[] {
  const [model] = models.getState().shown;
  const { sight, problems } = readSight(texts, stateOf(model).experiment.architecture.latentDim);
  lookAt(model, sight);
  patch(model, { pauseAt: sight.until });
  if (sight.tab) page.setState({ tab: sight.tab, linkedTab: sight.tab });
  return problems;
}

/** What is looked at of the model that is shown, and the step at which it is so, where its settings lead there. */
export function sightOf({ models, page }: Workspace): SightTexts {
  const { shown, resting } = models.getState();
  if (resting) return {};
  const state = stateOf(shown[0]);
  const step = presentStep(state);
  const until = step > 0 && state.history.marks.length === 0 ? step : null;
  return writeSight({ ...seenOf(state), tab: page.getState().tab, until });
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
