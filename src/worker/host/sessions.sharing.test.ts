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
  const { told, send, build, engines } = begin();
  await Promise.all([build(0), build(1), build(2)]);
  const mostAtOnce = countSteps(engines);
  for (const session of [0, 1, 2]) send(session, { kind: "train" });
  await until(() => [0, 1, 2].every((session) => stepOf(told, session) >= 50));
  expect(mostAtOnce()).toBe(1);
});

/** How often an engine has encoded from now on. */
function countEncodings(engine: Engine | undefined): () => number {
  if (!engine) throw new Error("There is no engine to watch.");
  const encode = engine.encode.bind(engine);
  let count = 0;
  engine.encode = (images) => {
    count += 1;
    return encode(images);
  };
  return () => count;
}

it.each([
  ["in step", false],
  ["apart", true],
])("looks at a model that rests, %s, once in 300 ms at most while others train", async (_, isApart) => {
  const { told, send, build, engines, apart } = begin();
  const reports = () => told.flatMap(({ session, report }) => (session === 0 ? [report] : []));
  if (isApart) apart.add(0);
  await build(0);
  await until(() => reports().some((report) => report.kind === "evaluated" && report.part === "whole"));
  await Promise.all([build(1), build(2)]);
  send(1, { kind: "train" });
  send(2, { kind: "train" });
  await until(() => stepOf(told, 1) > 0);

  const looks = countEncodings(engines[0]);
  const began = performance.now();
  send(0, { kind: "score", wanted: true });
  await until(() => reports().some(({ kind }) => kind === "scored"));
  expect(looks()).toBe(dataset.test.count / CHUNK);
  expect(looks()).toBeLessThanOrEqual((performance.now() - began) / 300 + 2);
});

it("leaves the page a core, whoever trains", async () => {
  const { send, build, engines, apart, makeRoom } = begin();
  apart.add(1);
  await Promise.all([build(0), build(1)]);
  const asked: number[] = [];
  for (const engine of engines) engine.makeRoom = (ms) => asked.push(ms);
  makeRoom();
  expect(asked).toEqual([500, 500]);
  send(0, null);
  makeRoom();
  expect(asked).toHaveLength(3);
});
