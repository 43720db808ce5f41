import { beforeEach, describe, expect, test } from "vitest";
import { defaultExperiment } from "../../experiment/experiment";
import { wasmInUse } from "../../testing/engineReports";
import { FakeWorker } from "../../testing/fakeWorker";
import type { RunReport } from "../../worker/protocol";
import { createModel, type Model, stateOf } from "../model";
import { startState } from "../start";
import type { State } from "../state";
import { cancelStart } from "./cancel";
import { chooseEngine, recover } from "./engine";
import { acceptProposal, openExperiment, propose } from "./experiment";
import { setObjective } from "./objective";
import { backToMean, inspectDrawing, moveTo, setCoordinate } from "./probe";
import { subscribe } from "./subscriptions";
import { pause, reset, train } from "./training";

const engine = wasmInUse;
const none = new Float32Array(0);
const weights = { parameters: none, runningStatistics: none, firstMoments: none, secondMoments: none, updates: 40 };
const checkpoint = { step: 40, state: weights };
const loss = { reconstruction: 100, kl: 20 };

let state: State;
let workers: FakeWorker[];
let model: Model;
const worker = () => workers.at(-1) as FakeWorker;
const says = (report: RunReport extends infer R ? (R extends RunReport ? Omit<R, "run"> : never) : never) =>
  worker().says({ ...report, run: state.run } as RunReport);
const built = (step = 0) => says({ kind: "built", step, experiment: state.experiment, engine });

beforeEach(() => {
  workers = [];
  model = createModel(0, startState(defaultExperiment), (events) => {
    workers.push(new FakeWorker(events));
    return worker();
  });
  state = stateOf(model);
  model.store.subscribe((next) => {
    state = next;
  });
  openExperiment([model], defaultExperiment);
});

describe("a user", () => {
  beforeEach(() => built());

  test("changes a running model's objective without new weights", () => {
    train([model]);
    setObjective([model], { terms: "kl" });
    expect(worker().commands.at(-1)).toEqual({
      kind: "setObjective",
      objective: { ...defaultExperiment.objective, terms: "kl" },
    });
    expect(worker().commands.filter(({ kind }) => kind === "build")).toHaveLength(1);
  });

  test("is asked before a trained model is given up", () => {
    const other = { ...defaultExperiment, seed: 7 };
    says({ kind: "stepped", step: 5, losses: [], imagesPerSecond: 0 });
    propose([model], other);
    expect(state.proposal).toBe(other);
    expect(worker().lastBuild.experiment.seed).toBe(42);
    acceptProposal([model]);
    expect(state.proposal).toBeNull();
    expect(worker().lastBuild.experiment.seed).toBe(7);
  });

  test("is not asked while nothing is trained", () => {
    propose([model], { ...defaultExperiment, seed: 7 });
    expect(state.proposal).toBeNull();
    expect(worker().lastBuild.experiment.seed).toBe(7);
  });

  test("takes the weights along to another engine", () => {
    chooseEngine([model], "TensorFlow.js CPU");
    expect(worker().lastBuild).toMatchObject({ engine: "TensorFlow.js CPU", from: "current weights" });
  });

  test.each([true, false])("pauses before another engine is chosen: %s, and training goes on only if not", (pauses) => {
    train([model]);
    says({ kind: "started", step: 0 });
    if (pauses) pause([model]);
    chooseEngine([model], "TensorFlow.js CPU");
    built();
    expect(worker().commands.filter(({ kind }) => kind === "train")).toHaveLength(pauses ? 1 : 2);
  });

  test("pauses before the worker dies, and training does not go on by itself", () => {
    train([model]);
    says({ kind: "started", step: 0 });
    pause([model]);
    worker().events.onDeath({ code: "endedByBrowser" });
    built();
    expect(worker().commands.filter(({ kind }) => kind === "train")).toHaveLength(0);
  });

  test("cancels what is being started, and comes back to the run that it was to replace", () => {
    says({ kind: "stepped", step: 40, losses: [loss], imagesPerSecond: 0 });
    says({ kind: "saved", checkpoint, divergence: null });
    setObjective([model], { lambda: 3 });
    says({
      kind: "adjusted",
      step: 40,
      objective: { ...defaultExperiment.objective, lambda: 3 },
      learningRate: 0.001,
    });
    propose([model], { ...defaultExperiment, seed: 7 });
    acceptProposal([model]);
    const hanging = worker();
    cancelStart([model]);
    expect(hanging.disposed).toBe(true);
    expect(workers).toHaveLength(2);
    expect(worker().lastBuild).toMatchObject({ from: checkpoint, experiment: { seed: 42, objective: { lambda: 3 } } });
    expect(state.history.train.points).toHaveLength(1);
    // That hangs as well.
    cancelStart([model]);
    expect(workers).toHaveLength(2);
    expect(state).toMatchObject({ activity: null, engine: null, checkpoint, failure: null });
    chooseEngine([model], "TensorFlow.js CPU");
    expect(worker().lastBuild).toMatchObject({ engine: "TensorFlow.js CPU", from: checkpoint });
  });

  test("hears what of a link could not be read", () => {
    const problems = [{ code: "notWhole", setting: "batch", found: "32.5" }] as const;
    openExperiment([model], defaultExperiment, problems);
    expect(state.failure).toEqual({ code: "malformedLink", consequence: "refused", problems });
  });
});

describe("the user's point", () => {
  const image = Uint8Array.of(0, 255);
  const mu = Float32Array.of(0.5, -2);
  const losses = { reconstruction: 1, kl: 1 };
  const seen = { image, mu, logVar: mu, reconstruction: new Uint8ClampedArray(2), losses };
  const inspected = () => says({ kind: "seen", view: "inspection", step: 0, seen });

  beforeEach(() => {
    built();
    inspectDrawing([model], image);
    inspected();
  });

  test("leaves an image's mean as soon as one coordinate is moved", () => {
    expect(state.z).toEqual([0.5, -2]);
    setCoordinate([model], 1, 3);
    expect(state.z).toEqual([0.5, 3]);
    expect(state.probe?.attached).toBe(false);
    inspected();
    expect(state.z).toEqual([0.5, 3]);
  });

  test("stays where a model has no such place", () => {
    moveTo([model], []);
    moveTo([model], [1, 2, 3]);
    setCoordinate([model], 2, 1);
    expect(state.z).toEqual([0.5, -2]);
    expect(state.probe?.attached).toBe(true);
  });

  test("goes back to the mean and keeps to it", () => {
    setCoordinate([model], 1, 3);
    backToMean([model]);
    expect(state.z).toEqual([0.5, -2]);
    expect(state.probe).toMatchObject({ attached: true, inspection: { mu } });
    expect(worker().commands.slice(-2)).toEqual([
      { kind: "keepInView", view: "point", request: mu },
      { kind: "keepInView", view: "inspection", request: image },
    ]);
  });
});

describe("views of a model", () => {
  test("are asked for until all who asked for them no longer do", () => {
    built();
    const asked = () =>
      worker().commands.flatMap((command) =>
        command.kind === "keepInView" && command.view === "scores" ? [command.request] : [],
      );
    const [one, another] = [{}, {}];
    subscribe([model], one, "scores", true);
    subscribe([model], another, "scores", true);
    says({ kind: "seen", view: "scores", step: 0, seen: { reconstruction: new Float32Array([90]) } });
    subscribe([model], one, "scores", null);
    expect(asked()).toEqual([true]);
    expect(state.views.scores?.reconstruction).toHaveLength(1);
    subscribe([model], another, "scores", null);
    expect(asked()).toEqual([true, null]);
    expect(state.views.scores).toBeUndefined();
  });

  test("keep the latest request of those who still ask when another one leaves", () => {
    built();
    const [one, another] = [{}, {}];
    const [old, latest] = [1, 2].map((count) => ({ z: new Float32Array(2 * count), latentDim: 2 }));
    const asked = () =>
      worker().commands.flatMap((command) =>
        command.kind === "keepInView" && command.view === "samples" ? [command.request] : [],
      );
    subscribe([model], one, "samples", old ?? null);
    subscribe([model], another, "samples", latest ?? null);
    subscribe([model], another, "samples", null);
    expect(asked()).toEqual([old, latest, old]);
  });
});

describe("a worker that dies while training", () => {
  beforeEach(() => {
    built();
    says({ kind: "started", step: 0 });
    says({ kind: "saved", checkpoint, divergence: null });
    says({ kind: "stepped", step: 47, losses: [], imagesPerSecond: 0 });
    worker().events.onDeath({ code: "endedByBrowser" });
  });

  test("is replaced by a new one that goes on from the last good weights", () => {
    expect(workers).toHaveLength(2);
    expect(workers[0]?.disposed).toBe(true);
    expect(worker().lastBuild.from).toBe(checkpoint);
    built(40);
    expect(worker().commands.at(-1)).toEqual({ kind: "train" });
  });

  test("is named, and so is what was kept", () => {
    const reason = { code: "endedByBrowser" };
    expect(state.failure).toMatchObject({ code: "workerDied", reason, step: 47, keptStep: 40, givenUp: false });
  });

  test("again on the same engine makes way for the next engine", () => {
    expect(worker().lastBuild.avoid).toEqual([]);
    built(40);
    worker().events.onDeath({ code: "endedByBrowser" });
    const reason = { code: "crashed", times: 2, last: { code: "endedByBrowser" } };
    expect(worker().lastBuild.avoid).toEqual([{ name: "WASM", reason }]);
  });

  test("again, but long after, is a new trouble: neither is the engine avoided nor given up", () => {
    for (let death = 2; death <= 9; death++) {
      built(40 * death);
      says({ kind: "started", step: 40 * death });
      says({ kind: "stepped", step: 40 * death + 500, losses: Array(500).fill(loss), imagesPerSecond: 9 });
      says({ kind: "saved", checkpoint: { ...checkpoint, step: 40 * death + 500 }, divergence: null });
      worker().events.onDeath({ code: "endedByBrowser" });
    }
    expect(worker().lastBuild.avoid).toEqual([]);
    expect(state.failure).toMatchObject({ givenUp: false });
  });

  test("again soon after a few steps is not forgiven", () => {
    built(40);
    says({ kind: "stepped", step: 539, losses: Array(499).fill(loss), imagesPerSecond: 9 });
    worker().events.onDeath({ code: "endedByBrowser" });
    expect(worker().lastBuild.avoid).toMatchObject([{ name: "WASM" }]);
  });

  test("of an engine that is being started makes way for the next engine", () => {
    recover([model]);
    for (const code of ["startingEngine", "startingEngine"] as const) {
      worker().says({ kind: "progressed", activity: { code, name: "WebGPU" }, fraction: 0 });
      worker().says({ kind: "progressed", activity: { code: "compilingShaders" }, fraction: 0 });
      worker().events.onDeath({ code: "endedByBrowser" });
    }
    expect(worker().lastBuild.avoid).toMatchObject([{ name: "WebGPU", reason: { times: 2 } }]);
  });

  test("is forgiven where another experiment is built", () => {
    built(40);
    worker().events.onDeath({ code: "endedByBrowser" });
    openExperiment([model], { ...defaultExperiment, seed: 8 });
    expect(worker().lastBuild.avoid).toEqual([]);
  });

  test("over and over is not replaced for ever", () => {
    for (let death = 2; death <= 9; death++) {
      if (state.engine === null) built(40);
      worker().events.onDeath({ code: "endedByBrowser" });
    }
    expect(workers.length).toBeLessThan(6);
    expect(state.failure).toMatchObject({ code: "workerDied", givenUp: true });
    recover([model]);
    expect(worker().lastBuild.from).toBe(checkpoint);
  });
});

test("a first start that is cancelled leaves the page to the user, who begins again", () => {
  const hanging = worker();
  cancelStart([model]);
  expect(hanging.disposed).toBe(true);
  expect(state).toMatchObject({ activity: null, engine: null, failure: null, checkpoint: null });
  reset([model]);
  expect(workers).toHaveLength(2);
  expect(worker().lastBuild.from).toBe("initial weights");
});

test("what is not being started cannot be cancelled", () => {
  built();
  cancelStart([model]);
  expect(state.engine).not.toBeNull();
  expect(workers).toHaveLength(1);
});
