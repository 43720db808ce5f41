import { beforeEach, describe, expect, test } from "vitest";
import { defaultExperiment } from "../../experiment/experiment";
import type { Checkpoint } from "../../model/state";
import { wasmInUse } from "../../testing/engineReports";
import type { Client, ClientEvents } from "../../worker/client";
import type { Command, RunReport } from "../../worker/protocol";
import { chooseEngine } from "../actions/engine";
import { openExperiment, propose } from "../actions/experiment";
import { backToNow, goOnFromHere, lookBack, recall } from "../actions/lookingBack";
import { reset, takeStep, train } from "../actions/training";
import { createModel, type Model, stateOf } from "../model";
import { startState } from "../start";
import type { State } from "../state";

const engine = wasmInUse;
const none = new Float32Array(0);
const weights = { parameters: none, runningStatistics: none, firstMoments: none, secondMoments: none };
const momentOf = (step: number): Checkpoint => ({ step, state: { ...weights, updates: step } });

let state: State;
let sent: Command[];
let events: ClientEvents;
let model: Model;

type Unnumbered<R> = R extends RunReport ? Omit<R, "run"> : never;
const says = (report: Unnumbered<RunReport>) => events.onReport({ ...report, run: state.run } as RunReport);
const steps = () => state.snapshots.map(({ step }) => step);
const trained = (from: number, to: number) => {
  const losses = Array.from({ length: to - from }, (_, index) => ({ reconstruction: 500 - from - index, kl: 5 }));
  says({ kind: "stepped", step: to, losses, imagesPerSecond: 0 });
  says({ kind: "saved", checkpoint: momentOf(to), divergence: null });
};

beforeEach(() => {
  sent = [];
  model = createModel(0, startState(defaultExperiment), (page) => {
    events = page;
    const client: Client = {
      send: (command) => sent.push(command),
      open: () => client,
      yieldCore: () => undefined,
      dispose: () => undefined,
    };
    return client;
  });
  state = stateOf(model);
  model.store.subscribe((next) => {
    state = next;
  });
  openExperiment([model], defaultExperiment);
  says({ kind: "built", step: 0, experiment: defaultExperiment, engine });
  says({ kind: "saved", checkpoint: momentOf(0), divergence: null });
  trained(0, 20);
  trained(20, 40);
  lookBack([model]);
  says({ kind: "halted", step: 40 });
});

describe("looking back", () => {
  test("shows the step and the losses of the moment, and asks the worker for its weights", () => {
    recall([model], 20);
    expect(state).toMatchObject({ step: 20, losses: { reconstruction: 481 } });
    expect(sent.at(-1)).toEqual({ kind: "recall", checkpoint: state.snapshots[1] });
    recall([model], 0);
    expect(state).toMatchObject({ step: 0, losses: null });
  });

  test("takes no training step", () => {
    recall([model], 20);
    train([model]);
    takeStep([model]);
    expect(sent.at(-1)?.kind).toBe("recall");
  });

  test("loses nothing: back to now is where the run stood", () => {
    recall([model], 0);
    backToNow([model]);
    expect(state).toMatchObject({ step: 40, lookingBack: false, losses: { reconstruction: 461 } });
    expect(sent.at(-1)).toMatchObject({ kind: "recall", checkpoint: { step: 40 } });
    expect(state.history.recent).toHaveLength(40);
    expect(steps()).toEqual([0, 20, 40]);
  });

  test("asks before the run is given up for another experiment, even from its first moment", () => {
    recall([model], 0);
    propose([model], { ...defaultExperiment, seed: 7 });
    expect(state.proposal).not.toBeNull();
  });

  test("takes the present, not the moment looked at, to another engine", () => {
    recall([model], 20);
    chooseEngine([model], "TensorFlow.js CPU");
    expect(sent.slice(-2)).toMatchObject([
      { kind: "recall", checkpoint: { step: 40 } },
      { kind: "build", from: "current weights" },
    ]);
  });

  test("goes on from the present where the worker dies", () => {
    recall([model], 20);
    events.onDeath({ code: "endedByBrowser" });
    expect(sent.at(-1)).toMatchObject({ kind: "build", from: { step: 40 } });
    says({ kind: "built", step: 40, experiment: defaultExperiment, engine });
    expect(state).toMatchObject({ step: 40, lookingBack: false });
    expect(steps()).toEqual([0, 20, 40]);
  });

  test("puts a change of the settings where the run stands", () => {
    recall([model], 20);
    const objective = { ...defaultExperiment.objective, lambda: 3 };
    says({ kind: "adjusted", step: 20, objective, learningRate: 0.001 });
    expect(state.history.marks).toMatchObject([{ step: 40 }]);
  });

  test("is over with a fresh build, and with it the moments are gone", () => {
    recall([model], 20);
    reset([model]);
    says({ kind: "built", step: 0, experiment: defaultExperiment, engine });
    expect(state).toMatchObject({ lookingBack: false, snapshots: [] });
  });
});

describe("going on from a moment", () => {
  test("cuts the run there, trains, and keeps the curves of what is given up", () => {
    recall([model], 20);
    goOnFromHere([model]);
    expect(sent.at(-1)).toEqual({ kind: "train" });
    expect(state).toMatchObject({ step: 20, lookingBack: false, checkpoint: { step: 20 } });
    expect(steps()).toEqual([0, 20]);
    expect(state.history.recent).toHaveLength(20);
    expect(state.earlier.map(({ recent }) => recent.length)).toEqual([40]);
    expect(state.history.number).not.toBe(state.earlier[0]?.number);
  });

  test("gives up nothing at the present", () => {
    goOnFromHere([model]);
    expect(sent.at(-1)).toEqual({ kind: "train" });
    expect(steps()).toEqual([0, 20, 40]);
    expect(state.earlier).toEqual([]);
  });
});

test("a run that is rolled back loses the moments after it", () => {
  backToNow([model]);
  says({ kind: "paused", step: 20 });
  expect(steps()).toEqual([0, 20]);
});
