import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it } from "vitest";
import { type Architecture, sizeOf } from "../../experiment/architecture";
import { allCorruptions } from "../../experiment/corruption";
import { negativeElboObjective } from "../../experiment/objective";
import { presets } from "../../experiment/presets";
import { drawUniforms, Purpose } from "../../model/random";
import { initialState, isFiniteState } from "../../model/state";
import { nodeThreads } from "../../testing/nodeThreads";
import { corruptedBatch, plainBatch } from "../batch";
import { EngineUnavailable } from "../engine";
import type { EngineLoss } from "../reasons";
import { createWasmEngine } from "./create";
import type { WasmEngine } from "./engine";
import type { WasmOptions } from "./options";
import type { StartThread } from "./threads";

const architecture: Architecture = {
  imageShape: [12, 12, 1],
  latentDim: 3,
  encoder: [
    { kind: "conv2d", filters: 8, stride: 2, activation: "relu" },
    { kind: "batchNormalization" },
    { kind: "flatten" },
    { kind: "dense", units: 100, activation: "relu" },
    { kind: "batchNormalization" },
  ],
  decoder: [
    { kind: "dense", units: 288, activation: "relu" },
    { kind: "batchNormalization" },
    { kind: "reshape", shape: [6, 6, 8] },
    { kind: "conv2dTranspose", filters: 8, stride: 2, activation: "relu" },
    { kind: "batchNormalization" },
    { kind: "conv2dTranspose", filters: 1, stride: 1, activation: "linear" },
  ],
};
const elbo = negativeElboObjective;
const pixels = sizeOf(architecture.imageShape);
const imageCount = 100;
const trainImages = Uint8Array.from(
  drawUniforms(imageCount * pixels, { seed: 1, counter: 0, purpose: Purpose.prior }),
  (uniform) => Math.floor(uniform * 256),
);
const engines: WasmEngine[] = [];
const { start: startNodeThread, running } = nodeThreads();

afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
  expect(running.size).toBe(0);
});

describe("WASM engine", () => {
  it("leaves the same bits on 1, 2 and 4 threads", async () => {
    const runs = await Promise.all([1, 2, 4].map((threads) => trained({ threads })));
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  });

  it("leaves the same bits where it yields a core now and then", async () => {
    const engine = await create({ threads: 3, cores: 3 });
    for (let step = 0; step < 40; step++) {
      engine.yieldCore(step % 3 === 0 ? 60_000 : 0);
      await steps(engine, step, 1);
    }
    const other = await create({ threads: 2 });
    await steps(other, 0, 40);
    expect(await engine.readState()).toEqual(await other.readState());
  });

  it("leaves the same bits when a run is repeated", async () => {
    expect(await trained({ threads: 2 })).toEqual(await trained({ threads: 2 }));
  });

  it("goes on from a state that was read as if nothing had happened", async () => {
    const first = await create();
    await steps(first, 0, 4);
    const second = await create();
    await second.writeState(await first.readState());
    await steps(first, 4, 3);
    await steps(second, 4, 3);
    expect(await second.readState()).toEqual(await first.readState());
  });

  it("learns", async () => {
    const engine = await create();
    await steps(engine, 0, 60);
    const losses = await engine.readLosses();
    expect(losses).toHaveLength(60);
    expect(losses.at(-1)?.reconstruction).toBeLessThan(0.97 * (losses[0]?.reconstruction ?? 0));
  });

  it("takes partial batches, and refuses more images than it was built for", async () => {
    const engine = await create();
    await engine.trainStep(batch(0, 5), elbo, 0.001);
    expect(await engine.readLosses()).toHaveLength(1);
    await expect(engine.trainStep(batch(0, 33), elbo, 0.001)).rejects.toThrow(RangeError);
  });

  it("computes a gradient without changing anything", async () => {
    const engine = await create();
    const before = await engine.readState();
    const gradient = await engine.gradients(batch(0), elbo);
    expect(gradient.some((number) => number !== 0)).toBe(true);
    expect(await engine.readState()).toEqual(before);
    expect(await engine.readLosses()).toEqual([]);
  });

  it("decodes while a step is under way, with the weights from before it", async () => {
    const engine = await create({ slice: 0.001 });
    await steps(engine, 0, 3);
    const z = Float32Array.from([0.3, -1, 2]);
    const before = await engine.decode(z);
    const undisturbed = await create();
    await steps(undisturbed, 0, 4);
    const decoded: Float32Array[] = [];
    await engine.trainStep(batch(3), elbo, 0.01, async () => {
      decoded.push(await engine.decode(z));
    });
    expect(decoded.length).toBeGreaterThan(5);
    for (const means of decoded) expect(means).toEqual(before);
    expect(await engine.decode(z)).not.toEqual(before);
    expect(await engine.readState()).toEqual(await undisturbed.readState());
  });

  it("treats images alone as it treats them in company", async () => {
    const engine = await create();
    await steps(engine, 0, 3);
    const all = await engine.encode(trainImages);
    const last = await engine.encode(trainImages.subarray(97 * pixels));
    expect(all.mu.subarray(97 * 3)).toEqual(last.mu);
    expect(all.logVar.subarray(97 * 3)).toEqual(last.logVar);
  });

  it("lets a number that is not finite be seen in losses and state", async () => {
    const engine = await create();
    const state = await engine.readState();
    state.parameters[10] = Number.NaN;
    await engine.writeState(state);
    await engine.trainStep(batch(0), elbo, 0.001);
    const [losses] = await engine.readLosses();
    expect(losses?.reconstruction).toBeNaN();
    expect(isFiniteState(await engine.readState())).toBe(false);
  });

  it("holds as much after 300 steps as after the first", async () => {
    const engine = await create();
    await steps(engine, 0, 1);
    const bytes = engine.byteLength;
    await steps(engine, 1, 300);
    expect(engine.byteLength).toBe(bytes);
  });

  it("is forgotten once it is disposed of, with its memory", async () => {
    const references: WeakRef<WasmEngine>[] = [];
    for (let run = 0; run < 3; run++) references.push(new WeakRef(await disposed()));
    await collectGarbage();
    expect(references.filter((reference) => reference.deref() !== undefined)).toEqual([]);
  });

  it("says how much memory a network wants that no machine can give", async () => {
    const [preset] = presets;
    if (!preset) throw new Error("There are no presets.");
    const huge = preset.build({ imageShape: [64, 64, 3], latentDim: 2, batchNormalization: true });
    const layer = { kind: "conv2d", filters: 256, stride: 1, activation: "relu" } as const;
    const wanted = { ...huge, encoder: [layer, layer, ...huge.encoder] };
    await expect(create({}, { architecture: wanted, batchSize: 512 })).rejects.toThrow(EngineUnavailable);
  });

  it("does not wait for a thread that dies for ever", async () => {
    const engine = await create({ threads: 2, timeout: 0.3 });
    await steps(engine, 0, 1);
    await Promise.all([...running].map((worker) => worker.terminate()));
    await expect(steps(engine, 1, 5)).rejects.toMatchObject({ name: "ThreadLost", fault: { code: "threadSilent" } });
  });

  it.each([
    ["does without one where it has a thread for every core", 2, 0],
    ["keeps all where cores are left", 4, 1],
  ])("yields a core by its threads: %s", async (_, cores, losses) => {
    let lost = 0;
    const engine = await create({ threads: 2, cores, timeout: 0.3 });
    engine.yieldCore(60_000);
    await Promise.all([...running].map((worker) => worker.terminate()));
    await steps(engine, 0, 3).catch(() => {
      lost += 1;
    });
    expect(lost).toBe(losses);
  });

  it("computes alone where other threads do not start", async () => {
    const startThread: StartThread = () => ({ ready: Promise.reject(new Error("no workers here")), end: () => {} });
    const engine = await create({ threads: 4, startThread });
    expect(engine.hardware).toMatchObject({ kind: "threads", count: 1 });
    await steps(engine, 0, 2);
    expect(await engine.readLosses()).toHaveLength(2);
  });

  it("computes on those threads that do start", async () => {
    const most = 2;
    let begun = 0;
    const startThread: StartThread = (order, onFault) => {
      begun += 1;
      if (order.thread > most) throw new Error("no more workers here");
      return startNodeThread(order, onFault);
    };
    const engine = await create({ threads: 6, startThread });
    expect(engine.hardware).toMatchObject({ kind: "threads", count: 3 });
    expect(begun).toBe(7);
    await steps(engine, 0, 2);
    expect(await engine.readLosses()).toHaveLength(2);
  });

  it("says on how many threads it runs", async () => {
    expect((await create({ threads: 2 })).hardware).toMatchObject({ kind: "threads", count: 2 });
    expect((await create({ threads: 1 })).hardware).toMatchObject({ kind: "threads", count: 1 });
  });

  it("accounts for the time of every operation when asked", async () => {
    const engine = await create();
    engine.measure(true);
    await steps(engine, 0, 3);
    const times = engine.times.filter(({ program }) => program === "train");
    expect(times.length).toBeGreaterThan(20);
    expect(times.every(({ milliseconds }) => milliseconds >= 0)).toBe(true);
    expect(times.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBeGreaterThan(0);
  });
});

async function create(options: WasmOptions = {}, changes: Partial<Parameters<typeof createWasmEngine>[0]> = {}) {
  const setup = {
    architecture,
    batchSize: 32,
    trainImages,
    onProgress: () => {},
    onLost: ({ code }: EngineLoss) => {
      throw new Error(code);
    },
    ...changes,
  };
  const engine = await createWasmEngine(setup, { startThread: startNodeThread, ...options });
  engines.push(engine);
  await engine.writeState(initialState(architecture, 5));
  return engine;
}

/** An engine that has trained on two threads and holds nothing any more. */
async function disposed(): Promise<WasmEngine> {
  const engine = await create({ threads: 2 });
  await steps(engine, 0, 2);
  engines.splice(engines.indexOf(engine), 1);
  engine.dispose();
  return engine;
}

async function collectGarbage(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new TypeError("There is no garbage collector to call.");
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collect();
  }
}

/** State and last losses after some steps, the last of them a partial one. */
async function trained(options: WasmOptions) {
  const engine = await create(options);
  await steps(engine, 0, 50);
  await engine.trainStep(batch(50, 13), elbo, 0.01);
  const key = { seed: 1, counter: 0, purpose: Purpose.heldOutEpsilon };
  const evaluated = await engine.evaluate(trainImages, elbo, key);
  return { state: await engine.readState(), losses: await engine.readLosses(), evaluated };
}

async function steps(engine: WasmEngine, first: number, count: number): Promise<void> {
  for (let step = first; step < first + count; step++) await engine.trainStep(batch(step), elbo, 0.01);
}

/** A batch of every fifth step as it is, and of the others corrupted, each in another way. */
function batch(step: number, images = 32) {
  const rows = Uint32Array.from({ length: images }, (_, row) => (row * 7 + step * 31) % imageCount);
  const kind = allCorruptions[step % 5];
  const plain = plainBatch(rows, { seed: 3, counter: step, purpose: Purpose.epsilon });
  return corruptedBatch(plain, kind && { kind, strength: 0.2 });
}
