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

/** Why a run does not join a comparison: it is of other data or another network, there are enough models, or no memory for one more. */
export type JoinRefusal = "otherModel" | "enoughModels" | "memory";

/** What stands against a run of an experiment in the comparison that is shown; null where nothing does. */
export function refusalToJoin(workspace: Workspace, { data, architecture }: Experiment): JoinRefusal | null {
  const { shown } = workspace.models.getState();
  const { experiment } = stateOf(shown[0]);
  // The link of a comparison holds one data set and one network.
  const own = JSON.stringify([experiment.data, experiment.architecture]);
  if (JSON.stringify([data, architecture]) !== own) return "otherModel";
  if (shown.length >= MOST_COMPARED) return "enoughModels";
  return refusalOfMore(workspace, 1) ? "memory" : null;
}

/**
 * Puts a run beside the models that are compared, where it stands; those that are not as far train up to it first. Does
 * nothing where something stands against it.
 */
export function joinComparison(workspace: Workspace, state: State): void {
  const { models, newModel } = workspace;
  const { shown, resting } = models.getState();
  if (!resting || refusalToJoin(workspace, state.experiment)) return;
  const { data, engine, engines, engineChoice, map, training } = stateOf(shown[0]);
  const joined = newModel({ ...state, data, engines, engineChoice, map, keptAs: null });
  models.setState({ shown: [...shown, joined], resting });
  build(joined, state.experiment, state.checkpoint ?? "initial weights", engine?.name);
  if (training) train([joined]);
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
