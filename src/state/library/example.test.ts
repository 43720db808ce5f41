import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { wholePage } from "../../experiment/presentation";
import type { NewSave } from "../../library/runs";
import { drawnInstead, nameableExperiment } from "../../testing/runs";
import { SameThreadModel } from "../../testing/sameThreadModel";
import { startInThread } from "../../testing/workerInThread";
import { openExperiment } from "../actions/experiment";
import { pause, reset, takeStep, train } from "../actions/training";
import { openLinked } from "../linked";
import { wouldBeMissed } from "../losing";
import { stateOf } from "../model";
import { undo } from "../undo";
import { closeWorkspace, createWorkspace, type Workspace } from "../workspace";
import { openExample } from "./example";
import { isExample } from "./exampleName";
import { RunHold } from "./hold";
import { Keeper } from "./keeper";
import { runOf } from "./run";
import { writeRunFile } from "./runFile";

/** Steps that the example was trained before. */
const STEPS = 130;
let file = new Uint8Array();
const workspaces: Workspace[] = [];

beforeAll(async () => {
  const training = new SameThreadModel(drawnInstead, nameableExperiment);
  const run = runOf(await training.to(STEPS), "Trained before");
  training.model.connection.end();
  if (!run) throw new Error("The run has no moment.");
  file = writeRunFile(run, nameableExperiment.architecture, { readme: "" });
});

afterEach(() => {
  for (const workspace of workspaces.splice(0)) closeWorkspace(workspace);
});

const shown = ({ models }: Workspace) => models.getState().shown;
const first = (workspace: Workspace) => stateOf(shown(workspace)[0]);
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
};

/** A page that has built its own model, and what keeps runs there. */
async function visited() {
  const experiment = { ...nameableExperiment, seed: 5 };
  const workspace = createWorkspace({ startWorker: (events) => startInThread(drawnInstead, events), experiment });
  workspaces.push(workspace);
  const save = vi.fn(async (kept: NewSave) => ({ ...kept.run, saves: [{ serial: 1, moments: [] }] }));
  const library = { save } as never;
  const estimate = async () => ({ usage: null, quota: null });
  const keeper = new Keeper(workspace, {
    library,
    hold: new RunHold(null),
    now: () => 0,
    newId: () => "new",
    estimate,
  });
  workspace.sideWork.set("keeper", { stop: () => keeper.stop(), wouldBeMissed: () => false });
  openExperiment(shown(workspace), experiment);
  await until(() => first(workspace).engine !== null);
  return { workspace, save };
}

/** The steps that the model that is shown is told to stand at, once it is the example no longer. */
function stepsFromNothing(workspace: Workspace): readonly number[] {
  const steps: number[] = [];
  shown(workspace)[0].store.subscribe((state) => {
    if (!isExample(state) && state.engine) steps.push(state.step);
  });
  return steps;
}

async function withExample() {
  const visit = await visited();
  openExample(visit.workspace, file);
  await until(() => first(visit.workspace).engine !== null);
  return visit;
}

test("the example stands at its last step under its own name, is not kept here and would not be missed", async () => {
  const { workspace, save } = await withExample();
  const { step, experiment, history } = first(workspace);
  expect({ step, seed: experiment.seed }).toEqual({ step: STEPS, seed: nameableExperiment.seed });
  expect(history.train.points.length).toBeGreaterThan(0);
  expect(isExample(first(workspace))).toBe(true);
  expect(wouldBeMissed(workspace)).toBe(false);
  expect(save).not.toHaveBeenCalled();
});

test.each([
  ["trained", train],
  ["taken a step", takeStep],
] as const)("as soon as it is %s it is a run from nothing, of which nothing was trained before", async (_, act) => {
  const { workspace, save } = await withExample();
  const steps = stepsFromNothing(workspace);
  act(shown(workspace));
  await until(() => !isExample(first(workspace)) && steps.includes(0));
  if (act === train) await until(() => first(workspace).step > 20);
  pause(shown(workspace));
  await until(() => !first(workspace).training);
  const { step, earlier, experiment, snapshots, history } = first(workspace);
  expect(act === train ? step > 20 : step === 0).toBe(true);
  expect(history.train.points.every((point) => point.step <= step)).toBe(true);
  expect(earlier).toEqual([]);
  expect(experiment).toEqual(nameableExperiment);
  expect(snapshots.every((moment) => moment.step <= step)).toBe(true);
  expect(workspace.leaving.store.getState()).toBeNull();
  // What is kept here is what was trained here.
  expect(save.mock.calls.map(([{ run }]) => run.step).filter((each) => each > step || act === takeStep)).toEqual([]);
});

test("reset, it leaves no curves behind those of the run that begins", async () => {
  const { workspace } = await withExample();
  reset(shown(workspace));
  await until(() => first(workspace).step === 0);
  train(shown(workspace));
  await until(() => first(workspace).step > 20);
  expect(first(workspace).earlier).toEqual([]);
});

test("where something is trained already, no example takes its place", async () => {
  const { workspace } = await visited();
  takeStep(shown(workspace));
  await until(() => first(workspace).step === 1);
  openExample(workspace, file);
  expect(first(workspace)).toMatchObject({ step: 1, experiment: { seed: 5 } });
  expect(isExample(first(workspace))).toBe(false);
});

test("left for a lesson or a link, it is not kept here either, and can be brought back", async () => {
  const { workspace, save } = await withExample();
  const link = { experiment: { ...nameableExperiment, seed: 6 }, compared: [], presentation: wholePage, problems: [] };
  openLinked(workspace, { ...link }, "lessonBegun");
  await until(() => first(workspace).engine !== null && first(workspace).experiment.seed === 6);
  await until(() => workspace.leaving.store.getState()?.runs.every(({ isSettled }) => isSettled) === true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(save).not.toHaveBeenCalled();
  undo(workspace);
  await until(() => first(workspace).engine !== null && first(workspace).step === STEPS);
  expect(isExample(first(workspace))).toBe(true);
  const steps = stepsFromNothing(workspace);
  train(shown(workspace));
  await until(() => steps.includes(0) && first(workspace).step > 0);
  pause(shown(workspace));
  await until(() => !first(workspace).training);
});
