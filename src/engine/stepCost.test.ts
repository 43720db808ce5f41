import { expect, test } from "vitest";
import { sizeOf } from "../experiment/architecture";
import { readLink } from "../experiment/link";
import { FakeEngine } from "../testing/fakeEngine";
import type { EngineSetup } from "./engine";
import type { Hardware } from "./reasons";
import { isHeavy, stepCostOf } from "./stepCost";

const light = setupOf("");
const heavy = setupOf("#decoder=dense784r.to28x28x1.convT128s1r.convT128s1r.convT1s1");

function setupOf(link: string): EngineSetup {
  const { architecture, hyperparameters } = readLink(link).experiment;
  const trainImages = new Uint8Array(sizeOf(architecture.imageShape));
  const { batchSize } = hyperparameters;
  return { architecture, batchSize, trainImages, onProgress: () => undefined, onLost: () => undefined };
}

/** An engine on some hardware, which decodes an image in 10 ms by its own clock. */
async function clocked(setup: EngineSetup, hardware: Hardware) {
  let ms = 0;
  let decoded = 0;
  let times = 0;
  const engine = Object.assign(new FakeEngine("WASM", setup), {
    hardware,
    byteLength: 1234,
    decode: async (z: Float32Array) => {
      decoded ||= z.length / setup.architecture.latentDim;
      // The first time its code is compiled.
      ms += 10 * (z.length / setup.architecture.latentDim) * (times++ === 0 ? 15 : 1);
      return new Float32Array();
    },
  });
  const cost = await stepCostOf(engine, setup, () => ms);
  return { ...cost, decoded };
}

test("a short step on kernels of our own is not measured; a long one is, by one image and all threads", async () => {
  expect([isHeavy(light), isHeavy(heavy)]).toEqual([false, true]);
  const threads = (count: number) => ({ kind: "threads", count, relaxedSimd: true }) as const;
  expect(await clocked(light, threads(1))).toMatchObject({ byteLength: 1234, seconds: null, decoded: 0 });
  const alone = await clocked(heavy, threads(1));
  expect(alone.decoded).toBe(1);
  // A step's arithmetic is about three times that of decoding its batch: 128 images of 10 ms each.
  expect(alone.seconds).toBeGreaterThan(2.8 * 128 * 0.01);
  expect(alone.seconds).toBeLessThan(3.3 * 128 * 0.01);
  expect((await clocked(heavy, threads(4))).seconds).toBeCloseTo((alone.seconds ?? 0) / 4, 6);
});

test("a step is always measured where it is slow, in JavaScript and on an imitated card, which decodes many at once", async () => {
  expect((await clocked(light, { kind: "javaScript" })).seconds).toBeGreaterThan(0);
  const card = await clocked(light, { kind: "adapter", name: "SwiftShader", software: true });
  expect(card.decoded).toBe(96);
  expect((await clocked(light, { kind: "adapter", name: "a card", software: false })).seconds).toBeNull();
});
