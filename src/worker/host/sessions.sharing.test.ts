import { afterEach, expect, it } from "vitest";
import type { Engine } from "../../engine/engine";
import { dataset } from "../../testing/sessionPage";
import { begin, disposeEngines, stepOf, until } from "../../testing/sessionsPage";
import { CHUNK } from "../../training/trainer";

afterEach(disposeEngines);

/** Lets others in before each training step of some engines; how many of these steps there were at once, at most. */
function countSteps(engines: readonly Engine[]): () => number {
  let underWay = 0;
  let most = 0;
  for (const engine of engines) {
    const trainStep = engine.trainStep.bind(engine);
    engine.trainStep = async (...step) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve));
      await trainStep(...step);
      underWay -= 1;
    };
  }
  return () => most;
}

it("takes one training step at a time", async () => {
  const { told, send, build, engines } = begin({ kind: "fake" });
  await Promise.all([build(0), build(1), build(2)]);
  const mostAtOnce = countSteps(engines);
  for (const session of [0, 1, 2]) send(session, { kind: "train" });
  await until(() => [0, 1, 2].every((session) => stepOf(told, session) >= 50));
  expect(mostAtOnce()).toBe(1);
});

/** How often an engine has encoded, or has taken a training step, from now on. */
function countCalls(engine: Engine | undefined, method: "encode" | "trainStep"): () => number {
  if (!engine) throw new Error("There is no engine to watch.");
  const { encode, trainStep } = engine;
  let count = 0;
  if (method === "encode") {
    engine.encode = (...asked) => {
      count += 1;
      return encode.apply(engine, asked);
    };
  } else {
    engine.trainStep = (...asked) => {
      count += 1;
      return trainStep.apply(engine, asked);
    };
  }
  return () => count;
}

it.each([
  ["in lockstep", []],
  ["independently", [0]],
])("looks at a model that rests, %s, once in 300 ms while others train", async (_, independent) => {
  let time = 0;
  const { told, send, build, engines } = begin({ independent, now: () => time, kind: "fake" });
  const reports = () => told.flatMap(({ session, report }) => (session === 0 ? [report] : []));
  await build(0);
  await until(() => reports().some((report) => report.kind === "evaluated" && report.part === "whole"));
  await Promise.all([build(1), build(2)]);
  send(1, { kind: "train" });
  send(2, { kind: "train" });
  const steps = countCalls(engines[1], "trainStep");
  const tenSteps = () => {
    const goal = steps() + 10;
    return until(() => steps() >= goal);
  };
  await tenSteps();

  const looks = countCalls(engines[0], "encode");
  send(0, { kind: "keepInView", view: "scores", request: true });
  for (let seen = 0; seen < dataset.test.count / CHUNK; seen++) {
    time += 299;
    await tenSteps();
    expect(looks()).toBe(seen);
    time += 1;
    await until(() => looks() > seen);
  }
  time += 300;
  await until(() => reports().some((report) => report.kind === "seen" && report.view === "scores"));
  expect(looks()).toBe(dataset.test.count / CHUNK);
});

it("leaves the page a core, whoever trains", async () => {
  const { close, build, engines, yieldCore } = begin({ independent: [1], kind: "fake" });
  await Promise.all([build(0), build(1)]);
  const asked: number[] = [];
  for (const engine of engines) engine.yieldCore = (ms) => asked.push(ms);
  yieldCore();
  expect(asked).toEqual([500, 500]);
  close(0);
  yieldCore();
  expect(asked).toHaveLength(3);
});
