import type { Experiment } from "../experiment/experiment";
import type { Objective } from "../experiment/objective";
import { pause, train } from "./actions/training";
import { type Model, patch, stateOf } from "./model";
import { build } from "./session";
import { startState } from "./start";
import type { State } from "./state";
import type { Workspace } from "./workspace";

/** Most models side by side. */
export const MOST_COMPARED = 4;

/**
 * Puts models side by side, one an objective, from the initial weights of the experiment at hand; the model that was
 * there stands still until the comparison ends.
 */
export function compare({ models, newModel }: Workspace, objectives: readonly Objective[]): void {
  const { shown, resting } = models.getState();
  if (resting) return;
  const [before] = shown;
  const state = stateOf(before);
  if (state.training) pause([before]);
  const [first, ...others] = objectives.map((objective) => newModel(besideState(state, { objective })));
  if (!first) return;
  models.setState({ shown: [first, ...others], resting: before });
  for (const model of [first, ...others]) build(model, stateOf(model).experiment, "initial weights");
}

/** Puts one more model beside those that are compared; it begins at the first step, and the others wait for it. */
export function addModel({ models, newModel }: Workspace, objective: Objective): void {
  const { shown, resting } = models.getState();
  if (!resting || shown.length >= MOST_COMPARED) return;
  const beside = stateOf(shown[0]);
  const added = newModel({ ...besideState(beside, { objective }), map: beside.map });
  models.setState({ shown: [...shown, added], resting });
  build(added, stateOf(added).experiment, "initial weights");
  if (beside.training) train([added]);
}

/** Takes one of the models away that are compared; the last two stay. */
export function removeModel({ models }: Workspace, removed: Model): void {
  const { shown, resting } = models.getState();
  const [first, second, ...others] = shown.filter((model) => model !== removed);
  if (!resting || !first || !second) return;
  models.setState({ shown: [first, second, ...others], resting });
  removed.connection.end();
}

/** Ends the comparison and goes on with one of its models, as it is. */
export function keepModel({ models }: Workspace, kept: Model): void {
  const { shown, resting } = models.getState();
  if (!resting) return;
  patch(kept, { earlier: stateOf(resting).earlier });
  models.setState({ shown: [kept], resting: null });
  for (const model of [...shown, resting]) if (model !== kept) model.connection.end();
}

/** Ends the comparison and goes back to the model from before it. */
export function endComparison({ models }: Workspace): void {
  const { shown, resting } = models.getState();
  if (!resting) return;
  models.setState({ shown: [resting], resting: null });
  for (const model of shown) model.connection.end();
}

/** What the page knows of a model that begins beside another one, on the same engine and from the same seed. */
function besideState(state: State, change: Partial<Experiment>): State {
  const { data, engine, engines, z } = state;
  const experiment = { ...state.experiment, ...change };
  const engineChoice = engines.find(({ name }) => name === engine?.name)?.name ?? state.engineChoice;
  return { ...startState(experiment), data, engines, engineChoice, z };
}
