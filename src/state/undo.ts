import type { Checkpoint } from "../model/state";
import { pause, train } from "./actions/training";
import type { LeftRun } from "./leaving";
import { type Model, stateOf } from "./model";
import { build, leave } from "./modelSession";
import { retire } from "./retire";
import { atMoment, presentStep } from "./run/past";
import type { State } from "./state";
import type { Workspace } from "./workspace";

/**
 * Takes up again what was left last, as it was, to the bit: its runs in models of their own, and the models as they stood
 * then. What is on the page instead is left for it in turn, so that this can be undone too.
 */
export function undo(workspace: Workspace): void {
  const { leaving, models } = workspace;
  const left = leaving.store.getState();
  if (!left?.runs.every(({ isSettled }) => isSettled)) return;
  const { shown, resting } = models.getState();
  const there = resting ? [...shown, resting] : shown;
  const again = new Map(left.runs.map((run) => [run.model, takeUp(workspace, run)]));
  const modelOf = (id: number) => again.get(id) ?? there.find((model) => model.id === id);
  const [first, ...others] = left.arrangement.shown.flatMap((id) => modelOf(id) ?? []);
  if (!first) return;
  const rests = left.arrangement.resting === null ? null : (modelOf(left.arrangement.resting) ?? null);
  const gone = there.filter((model) => model !== rests && ![first, ...others].includes(model));
  leaving.clear();
  leave(gone, "undone");
  models.setState({ shown: [first, ...others], resting: rests });
  retire(gone);
  if (rests && stateOf(rests).training) pause([rests]);
  if ([first, ...others].some((model) => stateOf(model).training)) train([first, ...others]);
}

/** A model that goes on with a run where it was left, on the engine that it had. */
function takeUp({ newModel }: Workspace, { state }: LeftRun): Model {
  const model = newModel(takenUp(state));
  build(model, state.experiment, lastMoment(state) ?? "initial weights", state.engine?.name);
  return model;
}

/** The weights with which a run can be taken up where it stood, or the latest before that; null where none are kept. */
function lastMoment({ lookingBack, snapshots, checkpoint }: State): Checkpoint | null {
  return (lookingBack ? snapshots.at(-1) : checkpoint) ?? null;
}

/** A run that was left as a new model's state: at rest, where it stood, and to be built from its weights. */
function takenUp(state: State): State {
  return {
    ...state,
    ...(state.lookingBack && atMoment(state, presentStep(state))),
    checkpoint: lastMoment(state),
    lookingBack: false,
    engine: null,
    activity: { kind: { code: "starting" }, fraction: 0 },
    training: false,
    imagesPerSecond: 0,
    proposal: null,
    failure: null,
    picking: null,
    statusMessage: null,
  };
}
