import { beforeEach, describe, expect, test, vi } from "vitest";
import { defaultExperiment } from "../experiment/experiment";
import { negativeElboObjective } from "../experiment/objective";
import type { Checkpoint } from "../model/state";
import { wasmInUse } from "../testing/engineReports";
import { FakeWorker } from "../testing/fakeWorker";
import type { Failure } from "../worker/failure";
import { acceptProposal, openExperiment, propose } from "./actions/experiment";
import { reset } from "./actions/training";
import { compare, endComparison } from "./comparison";
import { HANDED_WITHIN_MS } from "./leaving";
import { hasSteps, wouldBeMissed } from "./losing";
import { stateOf } from "./model";
import { sweeperOf } from "./sweep/sweep";
import { undo } from "./undo";
import { createWorkspace, type Workspace } from "./workspace";

const none = new Float32Array(0);
const weights = { parameters: none, runningStatistics: none, firstMoments: none, secondMoments: none };
const moment = (step: number): Checkpoint => ({ step, state: { ...weights, updates: step } });
const engine = wasmInUse;
const experiment = defaultExperiment;
const refused = {
  code: "engineRefused",
  consequence: "refused",
  reason: { code: "unforeseen", message: "" },
  step: 40,
};
const broken: Failure = {
  ...{ code: "engineStopped", consequence: "broken", reason: { code: "unforeseen", message: "" } },
  step: 0,
};

let workspace: Workspace;
let workers: FakeWorker[];
const worker = () => workers.at(-1) as FakeWorker;
const state = () => stateOf(workspace.models.getState().shown[0]);
const left = () => workspace.leaving.store.getState();
const kinds = (of: FakeWorker) => of.commands.map(({ kind }) => kind);

function opened(): void {
  workers = [];
  workspace = createWorkspace({
    startWorker: (events) => {
      workers.push(new FakeWorker(events));
      return worker();
    },
  });
  openExperiment(workspace.models.getState().shown, experiment);
  worker().says({ kind: "built", run: 1, step: 0, experiment, engine });
}

function trainedTo(step: number, of = worker(), run = 1): void {
  of.says({ kind: "stepped", run, step, losses: [], imagesPerSecond: 0 });
}

beforeEach(() => {
  opened();
  trainedTo(40);
});

describe("a run that is left", () => {
  test("is handed over before what comes next, with what the worker still tells of it", () => {
    reset(workspace.models.getState().shown);
    expect(kinds(worker()).slice(-2)).toEqual(["halt", "reset"]);
    expect(left()?.runs).toMatchObject([{ isSettled: false, state: { step: 40, checkpoint: null } }]);
    undo(workspace);
    expect(workspace.models.getState().shown[0].id).toBe(left()?.runs[0]?.model);
    trainedTo(43);
    worker().says({ kind: "saved", run: 1, divergence: null, checkpoint: moment(43) });
    worker().says({ kind: "halted", run: 1, step: 43 });
    expect(left()?.runs).toMatchObject([{ isSettled: true, state: { step: 43, checkpoint: moment(43) } }]);
    worker().says({ kind: "built", run: 2, step: 0, experiment, engine });
    expect(state()).toMatchObject({ run: 2, step: 0, lookingBack: false });
    undo(workspace);
    expect(worker().beside[0]?.lastBuild).toMatchObject({ from: moment(43), engine: "WASM" });
    expect(worker().disposed).toBe(true);
    expect(left()).toBeNull();
  });

  test("is not left after all where what was to take its place is refused", () => {
    propose(workspace.models.getState().shown, { ...experiment, seed: 7 });
    acceptProposal(workspace.models.getState().shown);
    worker().says({ kind: "halted", run: 1, step: 40 });
    expect(left()).not.toBeNull();
    worker().says({ kind: "failed", run: 2, failure: refused as Failure });
    expect(left()).toBeNull();
  });

  test("is kept as it was last saved where the worker dies before it is handed over", () => {
    worker().says({ kind: "saved", run: 1, divergence: null, checkpoint: moment(20) });
    reset(workspace.models.getState().shown);
    worker().events.onDeath({ code: "endedByBrowser" });
    expect(left()?.runs).toMatchObject([{ isSettled: true, state: { checkpoint: moment(20) } }]);
    expect(worker().lastBuild.from).toBe("initial weights");
    undo(workspace);
    expect(worker().beside[0]?.lastBuild.from).toEqual(moment(20));
  });

  test("takes a worker that breaks with it, which is replaced for the run that came after", () => {
    reset(workspace.models.getState().shown);
    worker().says({ kind: "failed", run: 1, failure: broken });
    expect(workers).toHaveLength(2);
    expect(worker().lastBuild.from).toBe("initial weights");
  });
});

describe("a model that leaves the page", () => {
  const compared = () => {
    compare(workspace, [negativeElboObjective, { ...negativeElboObjective, terms: "kl" }]);
    const sessions = worker().beside;
    for (const session of sessions) session.says({ kind: "built", run: 1, step: 0, experiment, engine });
    for (const session of sessions) trainedTo(12, session);
    endComparison(workspace);
    return sessions;
  };

  test("has its session until its run is handed over", () => {
    const [first, second] = compared();
    expect(left()?.runs.map((run) => run.state.step)).toEqual([12, 12]);
    expect(first?.disposed).toBe(false);
    first?.says({ kind: "halted", run: 1, step: 12 });
    expect([first?.disposed, second?.disposed]).toEqual([true, false]);
    second?.events.onDeath({ code: "endedByBrowser" });
    expect(second?.disposed).toBe(true);
    expect([workers.length, worker().beside.length]).toEqual([1, 2]);
    expect(left()?.runs.map(({ isSettled }) => isSettled)).toEqual([true, true]);
  });

  test("has it for a while at most", () => {
    vi.useFakeTimers();
    const sessions = compared();
    vi.advanceTimersByTime(HANDED_WITHIN_MS);
    vi.useRealTimers();
    expect(sessions.map(({ disposed }) => disposed)).toEqual([true, true]);
    expect(left()?.runs.map(({ isSettled }) => isSettled)).toEqual([true, true]);
  });
});

describe("closing the page", () => {
  test("loses nothing that would be missed before a hundred steps, and a run after that, though it rests", () => {
    expect([hasSteps(workspace), wouldBeMissed(workspace)]).toEqual([true, false]);
    trainedTo(100);
    expect(wouldBeMissed(workspace)).toBe(true);
    compare(workspace, [negativeElboObjective, negativeElboObjective]);
    expect(wouldBeMissed(workspace)).toBe(true);
  });

  test("loses a sweep", () => {
    sweeperOf(workspace).start({ experiment, engine: "WASM", steps: 30 }, [1]);
    expect(wouldBeMissed(workspace)).toBe(true);
    sweeperOf(workspace).stop();
    expect(wouldBeMissed(workspace)).toBe(false);
  });

  test("loses nothing of an untouched page", () => {
    opened();
    expect([hasSteps(workspace), wouldBeMissed(workspace)]).toEqual([false, false]);
  });
});
