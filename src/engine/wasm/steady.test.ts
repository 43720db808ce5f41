import { afterEach, describe, expect, it } from "vitest";
import type { Architecture } from "../../experiment/architecture";
import { readLayers } from "../../experiment/notation";
import { negativeElboObjective } from "../../experiment/objective";
import { Purpose } from "../../model/random";
import { initialState } from "../../model/state";
import { nodeThreads } from "../../testing/nodeThreads";
import { plainBatch } from "../batch";
import type { Engine } from "../engine";
import type { Hardware, ThreadFault } from "../reasons";
import { reportFailure } from "./kernels";
import { createSteadyWasmEngine } from "./steady";
import type { StartThread, ThreadOrder } from "./threads";

const imageCount = 64;
const architecture: Architecture = {
  imageShape: [8, 8, 1],
  latentDim: 3,
  encoder: readLayers("conv4s2r.bn.flat.dense8r"),
  decoder: readLayers("dense64r.bn.to4x4x4.convT1s2"),
};
const trainImages = Uint8Array.from({ length: imageCount * 64 }, (_, index) => (index * 37) % 256);
const { start: startNodeThread, running } = nodeThreads();
const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
});

describe("an engine that loses threads", () => {
  it.each(["silently", "by a trap"])("%s goes on with half as many, with the very bits, and says so", async (how) => {
    const { engine, moves, lose } = await create(4);
    const undisturbed = (await create(1)).engine;
    const losses = [];
    for (let step = 0; step < 30; step++) {
      if (step === 7) await lose(how);
      if (step === 12) await engine.readState();
      await take(engine, step);
      await take(undisturbed, step);
      if (step % 9 === 0) losses.push(...(await engine.readLosses()));
    }
    losses.push(...(await engine.readLosses()));
    expect(losses).toEqual(await undisturbed.readLosses());
    expect(await engine.readState()).toEqual(await undisturbed.readState());
    const message = "It traps.";
    const reason = how === "silently" ? { code: "threadSilent" } : { code: "threadFailed", message };
    expect(moves).toMatchObject([{ kind: "threads", count: 2, fewer: { wanted: 4, reason } }]);
  });

  it("in whatever it does loses nothing: between the slices of a step, while it looks, while it takes up", async () => {
    const { engine, moves, lose } = await create(8, { slice: 0.001 });
    const undisturbed = (await create(1)).engine;
    for (let step = 0; step < 3; step++) {
      await take(engine, step);
      await take(undisturbed, step);
    }
    let decoded = 0;
    // More than one thread decodes alone.
    const z = Float32Array.from({ length: 9 }, (_, index) => index / 4 - 1);
    const before = await undisturbed.decode(z);
    await take(engine, 3, async () => {
      if (decoded++ === 2) await lose();
      expect(await engine.decode(z)).toEqual(before);
    });
    await take(undisturbed, 3);
    expect(decoded).toBeGreaterThan(3);
    expect(moves).toHaveLength(1);
    await lose();
    expect(await engine.encode(trainImages)).toEqual(await undisturbed.encode(trainImages));
    await lose();
    expect(await engine.readLosses()).toEqual(await undisturbed.readLosses());
    expect(await engine.gradients(batch(4), negativeElboObjective)).toEqual(
      await undisturbed.gradients(batch(4), negativeElboObjective),
    );
    expect(moves.map((hardware) => hardware.kind === "threads" && hardware.count)).toEqual([4, 2, 1]);
    expect(await engine.readState()).toEqual(await undisturbed.readState());
  });

  it("keeps no more steps in mind than it can soon take again", async () => {
    const { engine, lose } = await create(2);
    for (let step = 0; step < 260; step++) await take(engine, step);
    const state = await engine.readState();
    await lose();
    await take(engine, 260);
    const undisturbed = (await create(1)).engine;
    await undisturbed.writeState(state);
    await take(undisturbed, 260);
    expect(await engine.readState()).toEqual(await undisturbed.readState());
  });

  it("ends while it takes up its work on fewer threads, and starts none any more", async () => {
    const { engine, lose } = await create(4);
    await lose();
    const step = take(engine, 0).catch(() => "ended");
    await new Promise((resolve) => setTimeout(resolve, 5));
    engine.dispose();
    await step;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(running.size).toBe(0);
  });
});

/** An engine on so many threads; what it moved to; and what loses all of its threads, silently unless said otherwise. */
async function create(threads: number, options: { readonly slice?: number } = {}) {
  const moves: Hardware[] = [];
  const begun: { readonly order: ThreadOrder; readonly onFault: (fault: ThreadFault) => void }[] = [];
  const startThread: StartThread = (order, onFault) => {
    begun.push({ order, onFault });
    return startNodeThread(order, onFault);
  };
  const events = { onProgress: () => undefined, onLost: () => undefined };
  const onHardware = (hardware: Hardware) => moves.push(hardware);
  const setup = { architecture, batchSize: 32, trainImages, ...events, onHardware };
  const engine = await createSteadyWasmEngine(setup, { threads, startThread, timeout: 0.3, ...options });
  engines.push(engine);
  await engine.writeState(initialState(architecture, 5));
  const lose = async (how = "silently") => {
    if (how === "silently") await Promise.all([...running].map((worker) => worker.terminate()));
    const last = begun.at(-1);
    if (how === "silently" || !last) return;
    reportFailure(last.order.memory, last.order.control);
    setTimeout(() => last.onFault({ code: "threadFailed", message: "It traps." }), 10);
    await Promise.all([...running].slice(-1).map((worker) => worker.terminate()));
  };
  return { engine, moves, lose };
}

async function take(engine: Engine, step: number, between?: () => Promise<void>): Promise<void> {
  await engine.trainStep(batch(step), negativeElboObjective, 0.01, between);
}

function batch(step: number) {
  const rows = Uint32Array.from({ length: 32 }, (_, row) => (row * 7 + step * 31) % imageCount);
  return plainBatch(rows, { seed: 3, counter: step, purpose: Purpose.epsilon });
}
