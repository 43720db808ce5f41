import type { Experiment } from "../experiment/experiment";
import type { Objective } from "../experiment/objective";
import { MOST_COMPARED } from "../experiment/ranges";
import { pause, train } from "./actions/training";
import { type Model, patch, stateOf } from "./model";
import { build, leave } from "./modelSession";
import { retire } from "./retire";
import { startState } from "./start";
import type { State } from "./state";
import { refusalOfMore } from "./together";
import type { Workspace } from "./workspace";

/**
 * Puts models side by side, one an objective, from the initial weights of the experiment at hand, or of one that is otherwise
 * besides; the model that was there stands still until the comparison ends. Where they would not fit into memory together,
 * none is begun, and the model that is there says so.
 */
export function compare(
  workspace: Workspace,
  objectives: readonly Objective[],
  change: Partial<Experiment> = {},
): void {
  const { models, newModel } = workspace;
  const { shown, resting } = models.getState();
  if (resting) return;
  const [before] = shown;
  const refusal = refusalOfMore(workspace, objectives.length);
  if (refusal) return patch(before, { failure: refusal });
  const state = stateOf(before);
  if (state.training) pause([before]);
  const [first, ...others] = objectives.map((objective) => newModel(besideState(state, { ...change, objective })));
  if (!first) return;
  models.setState({ shown: [first, ...others], resting: before });
  for (const model of [first, ...others]) build(model, stateOf(model).experiment, "initial weights");
}

/** Puts one more model beside those that are compared, where there is room; it begins at the first step, and the others wait for it. */
export function addModel(workspace: Workspace, objective: Objective): void {
  const { models, newModel } = workspace;
  const { shown, resting } = models.getState();
  if (!resting || shown.length >= MOST_COMPARED || refusalOfMore(workspace, 1)) return;
  const beside = stateOf(shown[0]);
  const added = newModel({ ...besideState(beside, { objective }), map: beside.map });
  models.setState({ shown: [...shown, added], resting });
  build(added, stateOf(added).experiment, "initial weights");
  if (beside.training) train([added]);
}

/** Takes one of the models away that are compared, and keeps its run; the last two stay. */
export function removeModel({ models }: Workspace, removed: Model): void {
  const { shown, resting } = models.getState();
  const [first, second, ...others] = shown.filter((model) => model !== removed);
  if (!resting || !first || !second) return;
  leave([removed], "modelRemoved");
  models.setState({ shown: [first, second, ...others], resting });
  retire([removed]);
}

/** Ends the comparison and goes on with one of its models, as it is. */
export function keepModel({ models }: Workspace, kept: Model): void {
  const { shown, resting } = models.getState();
  if (!resting) return;
  // Those that come back begin their sessions in this order, in the worker of the first.
  const others = [resting, ...shown].filter((model) => model !== kept);
  leave(others, "modelKept");
  patch(kept, { earlier: stateOf(resting).earlier });
  models.setState({ shown: [kept], resting: null });
  retire(others);
}

/** Ends the comparison and goes back to the model from before it. */
export function endComparison({ models }: Workspace): void {
  const { shown, resting } = models.getState();
  if (!resting) return;
  leave(shown, "comparisonEnded");
  models.setState({ shown: [resting], resting: null });
  retire(shown);
}

/** What the page knows of a model that begins beside another one, on the same engine and from the same seed. */
function besideState(state: State, change: Partial<Experiment>): State {
  const { data, engine, engines, z } = state;
  const experiment = { ...state.experiment, ...change };
  const engineChoice = engines.find(({ name }) => name === engine?.name)?.name ?? state.engineChoice;
  return { ...startState(experiment), data, engines, engineChoice, z };
}
