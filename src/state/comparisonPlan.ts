import { withLabelHead } from "../experiment/architecture";
import type { Experiment } from "../experiment/experiment";
import { areLearnable } from "../experiment/labelHead";
import type { Objective } from "../experiment/objective";
import { type PresetName, presets } from "../experiment/presets";
import { setObjective } from "./actions/objective";
import { train } from "./actions/training";
import { compare, endComparison } from "./comparison";
import { type Model, stateOf } from "./model";
import type { State } from "./state";
import { dataSetOf } from "./view/dataSet";
import type { Workspace } from "./workspace";

/** A comparison that is set up and trained with one press. */
export interface ComparisonPlan {
  readonly objectives: readonly [Objective, ...Objective[]];
  /** The network, with two latent dimensions. */
  readonly preset: PresetName;
  /** How many labels a label head learns from, where the images have classes; the network has none where left out. */
  readonly labels?: number;
  readonly learningRate: number;
  /** The step at which all pause. */
  readonly until: number;
  /** What one of the models, by its place, minimises otherwise after a step. */
  readonly turn: Turn | null;
}

interface Turn {
  readonly place: number;
  readonly step: number;
  readonly change: Partial<Objective>;
}

/** Leaves what is compared, puts a plan's models side by side, from the seed at hand, and trains them. */
export function playPlan(workspace: Workspace, plan: ComparisonPlan): void {
  endComparison(workspace);
  const [before] = workspace.models.getState().shown;
  compare(workspace, plan.objectives, changeOf(plan, stateOf(before)));
  const { shown, resting } = workspace.models.getState();
  // Where they would not fit into memory none was begun.
  if (!resting) return;
  train(shown, plan.turn?.step ?? plan.until);
  const turning = shown[plan.turn?.place ?? -1];
  if (plan.turn && turning) turnOnceThere(workspace, turning, plan.turn, plan.until);
}

function changeOf({ preset, labels, learningRate }: ComparisonPlan, state: State): Partial<Experiment> {
  const { architecture, hyperparameters } = state.experiment;
  const { imageShape } = architecture;
  const built = presets
    .find(({ name }) => name === preset)
    ?.build({ imageShape, latentDim: 2, batchNormalization: true });
  const classes = dataSetOf(state).classNames.length;
  const labelHead = labels !== undefined && areLearnable(classes) ? { classes, labels } : null;
  return {
    architecture: withLabelHead(built ?? architecture, labelHead),
    hyperparameters: { ...hyperparameters, learningRate },
  };
}

/**
 * Changes what a model minimises once all have paused at a step, and has them go on; at once where it trained beyond it. Where
 * the model is another run by then, minimises something else or is shown no more, nothing happens.
 */
function turnOnceThere({ models }: Workspace, turning: Model, { step, change }: Turn, until: number): void {
  const { run } = stateOf(turning);
  const objectiveNow = () => JSON.stringify(stateOf(turning).experiment.objective);
  const asked = objectiveNow();
  const subscriptions: (() => void)[] = [];
  const check = () => {
    const { shown } = models.getState();
    const state = stateOf(turning);
    const isOver = !shown.includes(turning) || state.run !== run || objectiveNow() !== asked;
    const isThere = state.step > step || (state.step === step && shown.every((model) => !stateOf(model).training));
    if (!isOver && !isThere) return;
    for (const end of subscriptions) end();
    if (isOver) return;
    setObjective([turning], change);
    train(shown, until);
  };
  subscriptions.push(models.subscribe(check));
  for (const { store } of models.getState().shown) subscriptions.push(store.subscribe(check));
}
