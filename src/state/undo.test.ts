import { afterEach, expect, test } from "vitest";
import type { Experiment } from "../experiment/experiment";
import type { ReadLink } from "../experiment/link";
import { negativeElboObjective } from "../experiment/objective";
import { wholePage } from "../experiment/presentation";
import type { Checkpoint } from "../model/state";
import { smallExperimentOn, stripes } from "../testing/dataSets";
import { startInThread } from "../testing/workerInThread";
import { acceptProposal, openExperiment, propose } from "./actions/experiment";
import { goOnFromHere, lookBack, recall } from "./actions/lookingBack";
import { setObjective } from "./actions/objective";
import { pause, reset, train } from "./actions/training";
import { compare, endComparison, keepModel, removeModel } from "./comparison";
import { openLinked } from "./linked";
import { type Model, send, stateOf } from "./model";
import type { State } from "./state";
import { undo } from "./undo";
import { closeWorkspace, createWorkspace, type Workspace } from "./workspace";

const experiment = smallExperimentOn(stripes);
const linkTo = (asked: Experiment): ReadLink => ({
  experiment: asked,
  compared: [],
  presentation: wholePage,
  problems: [],
});
const workspaces: Workspace[] = [];

afterEach(() => {
  for (const workspace of workspaces.splice(0)) closeWorkspace(workspace);
});

/** A workspace whose worker is real and runs in this thread, with an experiment that is built. */
async function opened(): Promise<Workspace> {
  const workspace = createWorkspace({ startWorker: (events) => startInThread(stripes, events), experiment });
  workspaces.push(workspace);
  openExperiment(shown(workspace), experiment);
  await built(workspace);
  return workspace;
}

const shown = ({ models }: Workspace) => models.getState().shown;
const only = (workspace: Workspace) => stateOf(shown(workspace)[0]);
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
};
const built = (workspace: Workspace) => until(() => shown(workspace).every((model) => stateOf(model).engine !== null));
const settled = ({ leaving }: Workspace) =>
  until(() => leaving.store.getState()?.runs.every(({ isSettled }) => isSettled) ?? false);

/** Trains to a step, and waits there. */
async function trained(models: readonly Model[], step: number): Promise<void> {
  for (const model of models) send(model, { kind: "train", until: step });
  await until(() => models.every((model) => stateOf(model).step === step && !stateOf(model).training));
  await lookedAt(models);
}

/** Waits until all held-out images have been looked at. */
const lookedAt = (models: readonly Model[]) =>
  until(() =>
    models.map(stateOf).every(({ heldOut, step, engine }) => engine && heldOut?.step === step && heldOut.count === 300),
  );

/** The run as it is remembered: its curves with their marks, its losses, its moments' steps. */
const remembered = ({ step, losses, history, snapshots, experiment: asked, z }: State) => ({
  losses: { reconstruction: losses?.reconstruction, kl: losses?.kl },
  ...{ step, history, experiment: asked, z },
  moments: snapshots.map((moment) => moment.step),
});

/** All numbers of a model where it stands. */
async function weightsOf(model: Model): Promise<Checkpoint | null> {
  lookBack([model]);
  await until(() => stateOf(model).lookingBack);
  return stateOf(model).checkpoint;
}

async function undone(workspace: Workspace): Promise<void> {
  await settled(workspace);
  undo(workspace);
  await built(workspace);
  await lookedAt(shown(workspace));
}

test("a run that was reset in the midst of training is taken up again to the bit, and goes on as if nothing had been", async () => {
  const [workspace, twin] = [await opened(), await opened()];
  await trained(shown(workspace), 20);
  setObjective(shown(workspace), { lambda: 3 });
  train(shown(workspace));
  await until(() => only(workspace).step > 40);
  reset(shown(workspace));
  await until(() => only(workspace).step === 0);
  await undone(workspace);
  const { step, training } = only(workspace);
  expect(step).toBeGreaterThan(40);
  expect(training).toBe(false);
  await trained(shown(workspace), step + 10);

  await trained(shown(twin), 20);
  setObjective(shown(twin), { lambda: 3 });
  await trained(shown(twin), step + 10);
  const trainedOf = ({ history: { train: curve, recent, marks } }: State) => ({ curve, recent, marks });
  expect(trainedOf(only(workspace))).toEqual(trainedOf(only(twin)));
  const weights = await weightsOf(shown(twin)[0]);
  expect(weights?.step).toBe(step + 10);
  expect(await weightsOf(shown(workspace)[0])).toEqual(weights);
});

test.each([
  ["a proposal", ({ models }: Workspace) => acceptAnother(models.getState().shown)],
  ["a link", (workspace: Workspace) => openLinked(workspace, linkTo({ ...experiment, seed: 7 }))],
  ["a reset with another seed", ({ models }: Workspace) => reset(models.getState().shown, 7)],
])(
  "a run that was left for %s is taken up again with all that was known of it, and what was begun can be as well",
  async (_, begin) => {
    const workspace = await opened();
    await trained(shown(workspace), 25);
    const before = remembered(only(workspace));
    begin(workspace);
    await until(() => only(workspace).step === 0);
    await built(workspace);
    await trained(shown(workspace), 5);
    const begun = remembered(only(workspace));
    expect(begun.experiment.seed).toBe(7);
    await undone(workspace);
    expect(remembered(only(workspace))).toEqual(before);
    await undone(workspace);
    expect(remembered(only(workspace))).toEqual(begun);
  },
);

function acceptAnother(models: readonly Model[]): void {
  propose(models, { ...experiment, seed: 7 });
  acceptProposal(models);
}

test("what came after an earlier moment is taken up again after going on from there", async () => {
  const workspace = await opened();
  await trained(shown(workspace), 30);
  const before = remembered(only(workspace));
  lookBack(shown(workspace));
  await until(() => only(workspace).lookingBack);
  recall(shown(workspace), 0);
  goOnFromHere(shown(workspace));
  await until(() => only(workspace).training);
  pause(shown(workspace));
  await until(() => !only(workspace).training);
  await undone(workspace);
  expect(remembered(only(workspace))).toEqual(before);
});

const objectives = (["reconstruction", "kl", "combined"] as const).map((terms) => ({
  ...negativeElboObjective,
  terms,
}));
const allRemembered = (workspace: Workspace) => shown(workspace).map((model) => remembered(stateOf(model)));

test.each([
  ["ended", endComparison],
  ["ended by keeping one", (workspace: Workspace) => keepModel(workspace, shown(workspace)[1] ?? shown(workspace)[0])],
  ["bereft of a model", (workspace: Workspace) => removeModel(workspace, shown(workspace)[1] ?? shown(workspace)[0])],
  ["left for a link", (workspace: Workspace) => openLinked(workspace, linkTo(experiment))],
])("a comparison that was %s stands again as it stood, and so does the model that rests", async (_, end) => {
  const workspace = await opened();
  await trained(shown(workspace), 10);
  const rested = remembered(only(workspace));
  compare(workspace, objectives);
  await built(workspace);
  await trained(shown(workspace), 12);
  const before = allRemembered(workspace);
  end(workspace);
  await undone(workspace);
  expect(allRemembered(workspace)).toEqual(before);
  const { resting } = workspace.models.getState();
  if (!resting) throw new Error("One rests.");
  await until(() => stateOf(resting).engine !== null);
  expect(remembered(stateOf(resting))).toEqual(rested);
});

test("what was never trained is not kept, and does not take the place of what is", async () => {
  const workspace = await opened();
  reset(shown(workspace));
  expect(workspace.leaving.store.getState()).toBeNull();
  await trained(shown(workspace), 5);
  reset(shown(workspace));
  await until(() => only(workspace).step === 0);
  reset(shown(workspace));
  expect(workspace.leaving.store.getState()?.runs).toMatchObject([
    { state: { history: { recent: [{}, {}, {}, {}, {}] } } },
  ]);
});
