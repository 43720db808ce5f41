import type { Experiment } from "../experiment/experiment";
import type { Checkpoint } from "../model/state";
import { everyModel } from "./everyModel";
import { type Model, stateOf } from "./model";
import { build, leave } from "./modelSession";
import { retire } from "./retire";
import { startState } from "./start";
import type { Workspace } from "./workspace";

/** Opens weights from elsewhere as a run of their own, at rest at their step; the models that are there are left for it. */
export function openModel(workspace: Workspace, experiment: Experiment, checkpoint: Checkpoint): Model {
  const { models, newModel } = workspace;
  const there = everyModel(workspace);
  const { engines, engineChoice } = stateOf(there[0]);
  const { step } = checkpoint;
  // A step that its curves do not begin before: what came of it until then is known elsewhere.
  const known = { step, checkpoint, snapshots: [checkpoint], standing: {} };
  const model = newModel({ ...startState(experiment), engines, engineChoice, ...(step > 0 && known) });
  build(model, experiment, checkpoint);
  leave(there, "modelOpened");
  models.setState({ shown: [model], resting: null });
  retire(there);
  return model;
}
