import { beforeEach, expect, test } from "vitest";
import { defaultExperiment } from "../../experiment/experiment";
import { wasmInUse } from "../../testing/engineReports";
import type { Client, ClientEvents } from "../../worker/client";
import type { Command, Report } from "../../worker/protocol";
import { startState } from "../start";
import { isOf, missingLambdas, pointsOf, Sweeper, secondsLeft, sweepRun } from "./sweep";

/** The test as a session of the worker. */
class Session implements Client {
  readonly commands: Command[] = [];
  disposed = false;
  readonly events: ClientEvents;

  constructor(events: ClientEvents) {
    this.events = events;
  }

  send(command: Command): void {
    this.commands.push(command);
  }

  open(events: ClientEvents): Client {
    return new Session(events);
  }

  yieldCore(): void {
    // Nothing is at work here.
  }

  dispose(): void {
    this.disposed = true;
  }

  says(...reports: Report[]): void {
    for (const report of reports) this.events.onReport(report);
  }

  get lambda(): number {
    const [build] = this.commands;
    return build?.kind === "build" ? build.experiment.objective.lambda : Number.NaN;
  }

  /** Comes to the end, with a KL of so many nats. */
  ends(kl: number, step = 30): void {
    const none = new Float32Array(0);
    const images = new Uint8ClampedArray(0);
    const at = { run: 1, step } as const;
    const losses = { reconstruction: 100, kl };
    const survey = { count: 0, mu: none, logVar: none, neighbourAccuracy: 1, classVotes: [], coverage: 0.5 };
    this.says(
      { kind: "paused", ...at },
      { kind: "seen", ...at, view: "samples", seen: { z: none, latentDim: 2, images } },
      { kind: "seen", ...at, view: "survey", seen: survey },
      { kind: "seen", ...at, view: "reconstructions", seen: { images } },
      { kind: "evaluated", ...at, losses: { reconstruction: 1, kl: 1 }, count: 1000, part: "subset" },
      { kind: "evaluated", ...at, losses, count: 10_000, part: "whole" },
    );
  }
}

const run = sweepRun(startState(defaultExperiment), 30);
const failure = {
  code: "nonFinite",
  consequence: "stopped",
  value: "loss",
  learningRate: 0.001,
  lambda: 1,
  beta: 1,
  keptStep: 0,
} as const;
const broken = {
  code: "engineStopped",
  consequence: "broken",
  reason: { code: "deviceLost", message: "" },
  step: 3,
} as const;

let sessions: Session[];
let sweeper: Sweeper;
const session = () => sessions.at(-1) as Session;

beforeEach(() => {
  sessions = [];
  sweeper = new Sweeper((events) => {
    sessions.push(new Session(events));
    return session();
  });
});

const found = () =>
  sweeper.store.getState().points.map(({ experiment, losses }) => [experiment.objective.lambda, losses.kl]);

test("one model after the other is trained to its step, looked at and ended", () => {
  sweeper.start(run, [1, 10]);
  expect(session().lambda).toBe(1);
  const engine = wasmInUse;
  session().says({ kind: "built", run: 1, step: 0, experiment: run.experiment, engine });
  expect(session().commands.at(-1)).toEqual({ kind: "train", until: 30 });
  session().says({ kind: "stepped", run: 1, step: 15, losses: [], imagesPerSecond: 1 });
  expect(sweeper.store.getState().progress).toMatchObject({ lambda: 1, index: 0, count: 2, step: 15, steps: 30 });
  session().ends(8);
  expect(sessions[0]?.disposed).toBe(true);
  expect(session().lambda).toBe(10);
  session().ends(2);
  expect(found()).toEqual([
    [1, 8],
    [10, 2],
  ]);
  expect(sweeper.store.getState().progress).toBeNull();
  expect(sessions.every(({ disposed }) => disposed)).toBe(true);
});

test("what is seen of a model before it is trained is no point", () => {
  sweeper.start(run, [1]);
  session().ends(8, 0);
  expect(found()).toEqual([]);
});

test("a sweep that is stopped leaves nothing half done", () => {
  sweeper.start(run, [1, 10]);
  session().ends(8);
  sweeper.stop();
  expect(session().disposed).toBe(true);
  expect(sweeper.store.getState().progress).toBeNull();
  expect(found()).toEqual([[1, 8]]);
});

test("more of the same settings are trained beside those that are there", () => {
  sweeper.start(run, [1]);
  session().ends(8);
  sweeper.start(run, [0.1, 1]);
  expect(sessions.map(({ lambda }) => lambda)).toEqual([1, 0.1]);
  session().ends(12);
  expect(found()).toEqual([
    [0.1, 12],
    [1, 8],
  ]);
  sweeper.start({ ...run, steps: 60 }, [1]);
  expect(found()).toEqual([]);
});

test("a model that fails is left out, with the reason", () => {
  sweeper.start(run, [1, 10]);
  session().says({ kind: "failed", run: 1, failure });
  session().ends(2);
  expect(found()).toEqual([[10, 2]]);
  expect(sweeper.store.getState().troubles).toEqual([{ code: "modelFailed", lambda: 1, failure }]);
});

test("the worker's death ends the sweep with a sentence", () => {
  sweeper.start(run, [1, 10]);
  session().events.onDeath({ code: "endedByBrowser" });
  expect(sessions).toHaveLength(1);
  expect(sweeper.store.getState().progress).toBeNull();
  expect(sweeper.store.getState().troubles).toMatchObject([{ code: "workerDied", reason: { code: "endedByBrowser" } }]);
});

test("an engine that breaks ends the sweep", () => {
  sweeper.start(run, [1, 10]);
  session().says({ kind: "failed", run: 1, failure: broken });
  expect(sessions).toHaveLength(1);
  expect(sweeper.store.getState().progress).toBeNull();
});

test("without a worker there is no sweep", () => {
  const alone = new Sweeper(() => null);
  alone.start(run, [1, 10]);
  expect(alone.store.getState().progress).toBeNull();
  expect(alone.store.getState().troubles).not.toEqual([]);
});

test("λ's are swept once each, least first", () => {
  expect(missingLambdas([], [10, 0.1, 10])).toEqual([0.1, 10]);
});

test("the time left is told from the time taken", () => {
  const at = { lambda: 1, index: 1, count: 4, step: 0, steps: 30 };
  expect(secondsLeft(at, 10)).toBeCloseTo(30);
  expect(secondsLeft({ ...at, index: 0 }, 10)).toBeNull();
});

test("points of other settings are kept beside, and are there again without being trained again", () => {
  const other = { ...run, steps: 60 };
  sweeper.start(run, [1]);
  session().ends(5);
  sweeper.start(other, [1]);
  session().ends(4, 60);
  const { points, earlier } = sweeper.store.getState();
  expect(points.map(({ losses }) => losses.kl)).toEqual([4]);
  expect(missingLambdas(pointsOf(sweeper.store.getState(), run), [1, 2])).toEqual([2]);
  expect(earlier).toHaveLength(1);
  const begun = sessions.length;
  sweeper.start(run, [1]);
  expect(sessions).toHaveLength(begun);
  expect(sweeper.store.getState().points.map(({ losses }) => losses.kl)).toEqual([5]);
  expect(isOf(sweeper.store.getState(), run)).toBe(true);
});
