import { expect, test } from "vitest";
import { readLayers } from "../experiment/notation";
import { onCard, onProcessor } from "../testing/engineReports";
import { createEngine } from "./choose";
import { type Engine, type EngineSetup, EngineUnavailable } from "./engine";
import type { EngineName } from "./engineReport";
import { startFastest } from "./race";
import type { EngineLoss } from "./reasons";

const setup: EngineSetup = {
  architecture: {
    imageShape: [4, 4, 1],
    latentDim: 2,
    encoder: readLayers("flat.dense8r"),
    decoder: readLayers("dense16.to4x4x1"),
  },
  batchSize: 16,
  trainImages: new Uint8Array(16 * 16),
  onProgress: () => undefined,
  onLost: () => undefined,
};
const card = onCard("TensorFlow.js WebGPU");
const wasm = onProcessor("WASM");
const cpu = onProcessor("TensorFlow.js CPU");

/** Engines of the processor in the place of a card's, `delays` in ms slower a step; and which were freed. */
function workshop(delays: Partial<Record<EngineName, number>>, broken: readonly EngineName[] = []) {
  const freed: EngineName[] = [];
  const create = async (name: EngineName): Promise<Engine> => {
    if (broken.includes(name)) throw new EngineUnavailable({ code: "noDevice", message: `${name} does not start.` });
    const engine = await createEngine("TensorFlow.js CPU", setup);
    const { trainStep, dispose } = engine;
    return Object.assign(engine, {
      name,
      dispose: () => {
        freed.push(name);
        dispose.call(engine);
      },
      trainStep: async (...step: Parameters<Engine["trainStep"]>) => {
        await new Promise((resolve) => setTimeout(resolve, delays[name] ?? 0));
        return trainStep.apply(engine, step);
      },
    });
  };
  return { create, freed };
}

test.each([
  ["TensorFlow.js WebGPU", { WASM: 60 }],
  ["WASM", { "TensorFlow.js WebGPU": 60 }],
] as const)("a card and WASM are timed, and the faster, %s, is taken and the other freed", async (name, delays) => {
  const { create, freed } = workshop(delays);
  const { engine, because } = await startFastest([card, wasm, cpu], [], setup, create);
  expect(engine.name).toBe(name);
  if (because.code !== "timed") throw new Error("They were not timed.");
  const [winner, loser] = because.paces;
  expect(winner?.name).toBe(name);
  expect(winner?.imagesPerSecond).toBeGreaterThan(loser?.imagesPerSecond ?? Number.NaN);
  expect(freed).toEqual(["WASM", "TensorFlow.js WebGPU"].filter((other) => other !== name));
  engine.dispose();
});

test("a card that does not start leaves the field to WASM", async () => {
  const { create } = workshop({}, ["TensorFlow.js WebGPU"]);
  const { engine, because, passedOver } = await startFastest([card, wasm, cpu], [], setup, create);
  expect(engine.name).toBe("WASM");
  expect(because).toMatchObject({ code: "fastestHere" });
  const message = "TensorFlow.js WebGPU does not start.";
  expect(passedOver).toEqual([{ name: "TensorFlow.js WebGPU", reason: { code: "noDevice", message } }]);
  engine.dispose();
});

test("a rival that does not start is told with its reason", async () => {
  const { create } = workshop({}, ["WASM"]);
  const { engine, passedOver } = await startFastest([card, wasm, cpu], [], setup, create);
  expect(engine.name).toBe("TensorFlow.js WebGPU");
  const reason = { code: "noDevice", message: "WASM does not start." };
  expect(passedOver).toEqual([{ name: "WASM", reason }]);
  engine.dispose();
});

test("a card that is lost while it is timed is passed over for that, and breaks nothing", async () => {
  const { create, freed } = workshop({});
  const lost: EngineLoss[] = [];
  const losing: typeof createEngine = async (name, asked) => {
    const engine = await create(name);
    if (name !== card.name) return engine;
    return Object.assign(engine, {
      trainStep: () => {
        asked.onLost({ code: "deviceLost", message: "gone" });
        return Promise.reject(new Error("No device."));
      },
    });
  };
  const watched = { ...setup, onLost: (loss: EngineLoss) => lost.push(loss) };
  const { engine, passedOver } = await startFastest([card, wasm, cpu], [], watched, losing);
  expect(engine.name).toBe("WASM");
  expect(passedOver).toEqual([{ name: card.name, reason: { code: "deviceLost", message: "gone" } }]);
  expect(lost).toEqual([]);
  expect(freed).toEqual([card.name, "WASM"]);
  engine.dispose();
});

test("a card needs no race where WASM is not there or has failed", async () => {
  for (const [engines, avoid] of [
    [[card, cpu], []],
    [[card, wasm, cpu], [{ name: "WASM", reason: { code: "contextLost" } }]],
  ] as const) {
    const { create } = workshop({ "TensorFlow.js WebGPU": 60 });
    const { engine } = await startFastest(engines, avoid, setup, create);
    expect(engine.name).toBe("TensorFlow.js WebGPU");
    engine.dispose();
  }
});

test("where nothing starts it says so", async () => {
  const { create } = workshop({}, ["TensorFlow.js WebGPU", "WASM", "TensorFlow.js CPU"]);
  await expect(startFastest([card, wasm, cpu], [], setup, create)).rejects.toMatchObject({
    obstacle: {
      code: "noneLeft",
      passedOver: ["TensorFlow.js WebGPU", "WASM", "TensorFlow.js CPU"].map((name) => ({
        name,
        reason: { code: "noDevice", message: `${name} does not start.` },
      })),
    },
  });
});

test("an engine that is ready after its build was given up is freed", async () => {
  const { create, freed } = workshop({});
  const abort = new AbortController();
  const late = async (name: EngineName) => {
    const engine = await create(name);
    abort.abort();
    return engine;
  };
  await expect(startFastest([wasm, cpu], [], { ...setup, signal: abort.signal }, late)).rejects.toThrow();
  expect(freed).toEqual(["WASM"]);
});
