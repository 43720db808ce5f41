import * as tf from "@tensorflow/tfjs";
import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { expect, test } from "vitest";
import { readLayers } from "../../experiment/notation";
import { negativeElboObjective } from "../../experiment/objective";
import { Purpose } from "../../model/random";
import { initialState } from "../../model/state";
import { plainBatch } from "../batch";
import type { Engine, EngineSetup } from "../engine";
import type { EngineLoss } from "../reasons";
import { createTensorFlowEngine } from "./engine";
import { sharedBackends } from "./shared";

const setup: EngineSetup = {
  architecture: {
    imageShape: [4, 4, 1],
    latentDim: 2,
    encoder: readLayers("flat.dense8r"),
    decoder: readLayers("dense16.to4x4x1"),
  },
  batchSize: 8,
  trainImages: Uint8Array.from({ length: 16 * 16 }, (_, index) => (index * 37) % 256),
  onProgress: () => undefined,
  onLost: () => undefined,
};

async function begun(): Promise<Engine> {
  const engine = await createTensorFlowEngine("TensorFlow.js CPU", setup);
  await engine.writeState(initialState(setup.architecture, 1));
  return engine;
}

async function train(engine: Engine, first: number, end: number): Promise<void> {
  for (let step = first; step < end; step++) {
    const rows = Uint32Array.from({ length: 8 }, (_, row) => (row + step) % 16);
    const batch = plainBatch(rows, { seed: 1, counter: step, purpose: Purpose.epsilon });
    await engine.trainStep(batch, negativeElboObjective, 0.01);
  }
}

/** What a model comes to that nothing disturbs. */
async function undisturbed() {
  const engine = await begun();
  await train(engine, 0, 6);
  const [state, losses] = [await engine.readState(), await engine.readLosses()];
  engine.dispose();
  return { state, losses };
}

test("models that share a back end begin and end as they like, and the others compute on", async () => {
  const alone = await undisturbed();
  const [one, two, three] = await Promise.all([begun(), begun(), begun()]);
  await Promise.all([train(one, 0, 3), train(two, 0, 3), train(three, 0, 3)]);
  one.dispose();
  one.dispose();
  await train(two, 3, 5);
  const four = await begun();
  three.dispose();
  await train(two, 5, 6);
  expect(await two.readState()).toEqual(alone.state);
  expect(await two.readLosses()).toEqual(alone.losses);
  two.dispose();
  await train(four, 0, 6);
  expect(await four.readState()).toEqual(alone.state);
  four.dispose();
  expect((await undisturbed()).state).toEqual(alone.state);
});

test("a back end is freed with the last who used it, and made anew after that", async () => {
  const before = tf.memory().numTensors;
  const [one, two] = [await begun(), await begun()];
  const factory = tf.findBackendFactory("cpu");
  one.dispose();
  expect(tf.findBackendFactory("cpu")).toBe(factory);
  two.dispose();
  expect(tf.findBackendFactory("cpu")).not.toBe(factory);
  expect(tf.memory().numTensors).toBe(before);
});

test("a model computes on its own back end, whatever another one has TensorFlow.js work on", async () => {
  const alone = await undisturbed();
  tf.registerBackend("other", () => new MathBackendCPU());
  const engine = await begun();
  for (let step = 0; step < 6; step++) {
    await tf.setBackend("other");
    await train(engine, step, step + 1);
  }
  await tf.setBackend("other");
  expect(await engine.readState()).toEqual(alone.state);
  engine.dispose();
  tf.removeBackend("other");
});

test("a back end that is lost is told to all who use it, and makes way for a new one", async () => {
  const alone = await undisturbed();
  const losses: EngineLoss[] = [];
  const users = [1, 2].map(() => ({ onLost: (loss: EngineLoss) => losses.push(loss) }));
  const make = async () => new MathBackendCPU();
  const [lost] = await Promise.all(users.map((user) => sharedBackends.take("cpu", make, user)));
  lost?.device.lose({ code: "contextLost" });
  lost?.device.lose({ code: "contextLost" });
  expect(losses).toEqual([{ code: "contextLost" }, { code: "contextLost" }]);
  const engine = await begun();
  for (const user of users) lost?.release(user);
  await train(engine, 0, 6);
  expect(await engine.readState()).toEqual(alone.state);
  engine.dispose();
});

test("one that does not start is tried again by the next, who waited for it", async () => {
  const refused = sharedBackends.take("cpu", () => Promise.reject(new Error("Not now.")), { onLost: () => undefined });
  const waiting = begun();
  await expect(refused).rejects.toThrow("Not now.");
  (await waiting).dispose();
});

test("nobody computes while another compiles", async () => {
  const engine = await begun();
  const told: string[] = [];
  const compiling = sharedBackends.runAlone("cpu", async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    told.push("compiled");
  });
  await Promise.all([compiling, train(engine, 0, 1).then(() => told.push("trained"))]);
  expect(told).toEqual(["compiled", "trained"]);
  engine.dispose();
});
