import { beforeEach, describe, expect, test } from "vitest";
import { defaultExperiment } from "../experiment/experiment";
import { negativeElboObjective } from "../experiment/objective";
import { wholePage } from "../experiment/presentation";
import { initialState } from "../model/state";
import { wasmInUse } from "../testing/engineReports";
import { FakeWorker } from "../testing/fakeWorker";
import { openExperiment } from "./actions/experiment";
import { changeMap } from "./actions/map";
import { setObjective } from "./actions/objective";
import { subscribe } from "./actions/subscriptions";
import { train } from "./actions/training";
import { addModel, compare, endComparison, joinComparison, keepModel, refusalToJoin, removeModel } from "./comparison";
import { openLinked } from "./linked";
import { stateOf } from "./model";
import { sweeperOf, sweepRun } from "./sweep/sweep";
import { closeWorkspace, createWorkspace, type Workspace, yieldCore } from "./workspace";

/** A workspace whose experiment is open, and the workers that were started for it. */
function opened(): { workspace: Workspace; workers: FakeWorker[] } {
  const workers: FakeWorker[] = [];
  const workspace = createWorkspace({
    startWorker: (events) => {
      const worker = new FakeWorker(events);
      workers.push(worker);
      return worker;
    },
  });
  openExperiment(workspace.models.getState().shown, defaultExperiment);
  return { workspace, workers };
}

const shown = ({ models }: Workspace) => models.getState().shown;
const kinds = (worker: FakeWorker | undefined) => worker?.commands.map(({ kind }) => kind);
const engine = wasmInUse;
const objectives = (["reconstruction", "kl", "combined"] as const).map((terms) => ({
  ...negativeElboObjective,
  terms,
}));

let own: ReturnType<typeof opened>;
beforeEach(() => {
  own = opened();
});

describe("two workspaces", () => {
  test("do not touch each other", () => {
    const other = opened();
    const before = stateOf(shown(other.workspace)[0]);
    const heard = kinds(other.workers[0]);
    own.workers[0]?.says({ kind: "built", run: 1, step: 0, experiment: defaultExperiment, engine });
    train(shown(own.workspace));
    setObjective(shown(own.workspace), { lambda: 3 });
    changeMap(shown(own.workspace), { points: "samples" });
    sweeperOf(own.workspace).start(sweepRun(stateOf(shown(own.workspace)[0]), 30), [1]);
    compare(own.workspace, objectives);
    expect(stateOf(shown(other.workspace)[0])).toBe(before);
    expect(shown(other.workspace)).toHaveLength(1);
    expect(sweeperOf(other.workspace).store.getState().progress).toBeNull();
    expect(kinds(other.workers[0])).toEqual(heard);
    yieldCore(own.workspace);
    expect(own.workers[0]?.coresYielded).toBe(1);
    expect(other.workers[0]?.coresYielded).toBe(0);
    closeWorkspace(own.workspace);
    expect(own.workers[0]?.disposed).toBe(true);
    expect(other.workers[0]?.disposed).toBe(false);
  });

  test("have a worker each, and in it a session for every model", () => {
    const other = opened();
    compare(own.workspace, objectives);
    compare(other.workspace, objectives);
    for (const { workers } of [own, other]) {
      expect(workers).toHaveLength(1);
      expect(workers[0]?.beside).toHaveLength(3);
    }
  });
});

describe("an action", () => {
  test("is done to every model that is shown, and not to the one that rests", () => {
    compare(own.workspace, objectives);
    train(shown(own.workspace));
    expect(own.workers[0]?.beside.map((session) => kinds(session)?.at(-1))).toEqual(["train", "train", "train"]);
    expect(kinds(own.workers[0])).not.toContain("train");
  });
});

describe("models that would not fit into memory together", () => {
  const GB = 2 ** 30;
  const cost = { byteLength: 1.1 * GB, flops: 5e9, seconds: null };
  const begins = () =>
    own.workers[0]?.says({
      kind: "built",
      run: 1,
      step: 0,
      experiment: defaultExperiment,
      engine: { ...engine, cost },
    });

  test("are not begun, and the figure is told", () => {
    begins();
    compare(own.workspace, objectives);
    expect(shown(own.workspace)).toHaveLength(1);
    expect(own.workers[0]?.beside).toEqual([]);
    const failure = { code: "modelsTooLarge", count: 4, bytes: 4.4 * GB, greatest: 4 * GB, step: 0 };
    expect(stateOf(shown(own.workspace)[0]).failure).toMatchObject(failure);
  });

  test("are not begun by a link either, whose other faults give way to that", () => {
    const problems = [{ code: "notWhole", setting: "batch", found: "32.5" }] as const;
    openLinked(own.workspace, {
      experiment: defaultExperiment,
      compared: objectives,
      presentation: wholePage,
      problems,
    });
    own.workers[0]?.says({
      kind: "built",
      run: 2,
      step: 0,
      experiment: defaultExperiment,
      engine: { ...engine, cost },
    });
    expect(shown(own.workspace)).toHaveLength(1);
    expect(stateOf(shown(own.workspace)[0]).failure).toMatchObject({ code: "modelsTooLarge", count: 4 });
  });

  test("are compared as far as they fit, and none is added", () => {
    begins();
    compare(own.workspace, objectives.slice(0, 2));
    expect(shown(own.workspace)).toHaveLength(2);
    addModel(own.workspace, negativeElboObjective);
    expect(shown(own.workspace)).toHaveLength(2);
  });

  test("are not swept beside those that are compared", () => {
    begins();
    compare(own.workspace, objectives.slice(0, 2));
    const sweeper = sweeperOf(own.workspace);
    sweeper.start(sweepRun(stateOf(shown(own.workspace)[0]), 30), [1, 2]);
    expect(sweeper.store.getState()).toMatchObject({ progress: null, troubles: [{ failure: { count: 4 } }] });
    expect(own.workers[0]?.beside).toHaveLength(2);
  });
});

describe("what is kept in view", () => {
  test("is asked of an added model as soon as it is shown", () => {
    compare(own.workspace, objectives);
    addModel(own.workspace, negativeElboObjective);
    subscribe(shown(own.workspace), {}, "samples", { z: new Float32Array(2), latentDim: 2 });
    expect(kinds(own.workers[0]?.beside[3])).toEqual(["build", "keepInView"]);
  });
});

describe("a model that is taken away", () => {
  test("ends its session and begins none again", () => {
    compare(own.workspace, objectives);
    const [removed] = shown(own.workspace);
    removeModel(own.workspace, removed);
    expect(own.workers[0]?.beside[0]?.disposed).toBe(true);
    openExperiment([removed], defaultExperiment);
    expect(own.workers).toHaveLength(1);
    expect(own.workers[0]?.beside).toHaveLength(3);
  });

  test("is every one but that which is kept", () => {
    compare(own.workspace, objectives);
    const [, kept] = shown(own.workspace);
    if (!kept) throw new Error("Three models are compared.");
    keepModel(own.workspace, kept);
    expect(shown(own.workspace)).toEqual([kept]);
    expect(own.workers[0]?.disposed).toBe(true);
    expect(own.workers[0]?.beside.map(({ disposed }) => disposed)).toEqual([true, false, true]);
  });
});

describe("the end of a comparison", () => {
  test("brings back the model from before it as it was", () => {
    const [before] = shown(own.workspace);
    const state = stateOf(before);
    compare(own.workspace, objectives);
    changeMap(shown(own.workspace), { points: "samples" });
    endComparison(own.workspace);
    expect(shown(own.workspace)).toEqual([before]);
    expect(stateOf(before)).toBe(state);
    expect(own.workers[0]?.beside.every(({ disposed }) => disposed)).toBe(true);
  });
});

describe("a run that joins a comparison", () => {
  test("stands beside the others as it was, where it is of their data and network", () => {
    const checkpoint = { step: 70, state: initialState(defaultExperiment.architecture, 1) };
    const run = { ...stateOf(shown(own.workspace)[0]), step: 70, checkpoint, keptAs: "the shelf's" };
    joinComparison(own.workspace, run);
    expect(shown(own.workspace)).toHaveLength(1);
    compare(own.workspace, objectives);
    joinComparison(own.workspace, run);
    const joined = shown(own.workspace)[3];
    if (!joined) throw new Error("The run has not joined.");
    const { step, keptAs } = stateOf(joined);
    expect({ step, keptAs }).toEqual({ step: 70, keptAs: null });
    const [build] = own.workers[0]?.beside[3]?.commands ?? [];
    expect(build?.kind === "build" && build.from === checkpoint).toBe(true);
    const other = { ...defaultExperiment, architecture: { ...defaultExperiment.architecture, latentDim: 7 } };
    expect(refusalToJoin(own.workspace, other)).toBe("otherModel");
    joinComparison(own.workspace, { ...run, experiment: other });
    expect(shown(own.workspace)).toHaveLength(4);
  });
});
