import { setFlagsFromString } from "node:v8";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Objective } from "../../experiment/objective";
import { withSkips } from "../../experiment/skips";
import { drawNormals, Purpose } from "../../model/random";
import type { Engine, EngineSetup } from "../engine";
import { referenceDecoding } from "../reference/reference";
import { createTensorFlowEngine } from "../tensorflow/engine";
import { createWasmEngine } from "../wasm/create";
import { createWebGpuEngine } from "../webgpu/create";
import { type DrawnNetwork, objectives, skippingDraws, smallNetworkOn } from "./architectures";
import { countOf, expectSameNumbers, numbersOf, referenceCountOf, setupFor, someImages, someState } from "./comparison";
import { referenceOf, stateOffKinks } from "./referenceStep";
import { softwareGpu } from "./softwareGpu";

// Node 20 has relaxed SIMD, but only when asked.
setFlagsFromString("--experimental-wasm-relaxed-simd");

let gpu: GPU;
beforeAll(async () => {
  gpu = await softwareGpu();
});

const onWebGpu = (setup: EngineSetup) => createWebGpuEngine(setup, gpu);
const onTensorFlow = (setup: EngineSetup) => createTensorFlowEngine("TensorFlow.js CPU", setup);

/** Each engine with the largest relative error that is still agreement, and how many drawn networks it is asked for. */
const engines: readonly [string, (setup: EngineSetup) => Promise<Engine>, number, number][] = [
  ["WASM", createWasmEngine, 1e-4, 30],
  ["TensorFlow.js", onTensorFlow, 1e-4, 8],
  ["WebGPU", onWebGpu, 1e-3, 2],
];

describe("A network with skip connections", () => {
  it.each(engines)("takes the same step on %s as by the 64-bit reference", async (_, create, tolerance, count) => {
    let compared = 0;
    const compare = async ({ architecture, batchSize, images }: DrawnNetwork, objective: Objective) => {
      const before = stateOffKinks(architecture, images, objective, someState(architecture));
      const engine = await create(setupFor(architecture, batchSize));
      const { gradient, losses, runningStatistics } = await numbersOf(engine, architecture, images, objective, before);
      engine.dispose();
      const values = referenceOf(architecture, images, objective, before);
      const { reconstruction, kl, ...reference } = values;
      const theirs = {
        gradient: reference.gradient,
        losses: [reconstruction, kl],
        runningStatistics: reference.runningStatistics,
      };
      const numbers = expectSameNumbers({ gradient, losses, runningStatistics }, theirs, architecture, tolerance);
      expect(numbers).toBe(referenceCountOf(architecture));
      compared += 1;
    };
    const property = fc.asyncProperty(skippingDraws, objectives, compare);
    await fc.assert(property, { numRuns: count, seed: 31, endOnFailure: true });
    expect(compared).toBe(count);
  });

  it.each([
    ["WASM", createWasmEngine, 1e-4, 4],
    ["WebGPU", onWebGpu, 1e-3, 2],
  ] as const)("is looked at alike on %s and TensorFlow.js", async (_, create, tolerance, count) => {
    let compared = 0;
    const compare = async ({ architecture, batchSize, images }: DrawnNetwork, objective: Objective) => {
      const before = stateOffKinks(architecture, images, objective, someState(architecture));
      const [ours, theirs] = [
        await create(setupFor(architecture, batchSize)),
        await onTensorFlow(setupFor(architecture, batchSize)),
      ];
      const numbers = await numbersOf(ours, architecture, images, objective, before);
      const reference = await numbersOf(theirs, architecture, images, objective, before);
      ours.dispose();
      theirs.dispose();
      expect(expectSameNumbers(numbers, reference, architecture, tolerance)).toBe(countOf(architecture));
      compared += 1;
    };
    const property = fc.asyncProperty(skippingDraws, objectives, compare);
    await fc.assert(property, { numRuns: count, seed: 32, endOnFailure: true });
    expect(compared).toBe(count);
  });

  it("takes equal bits from one thread and from two", async () => {
    const architecture = withSkips(smallNetworkOn({ side: 28, channels: 1 }), true);
    const objective = {
      terms: "combined",
      lambda: 1,
      likelihood: "bernoulli",
      noise: "learned",
      convention: "elbo",
    } as const;
    const [one, two] = await Promise.all(
      [1, 2].map(async (threads) => {
        const engine = await createWasmEngine(setupFor(architecture, 33), { threads });
        const numbers = await numbersOf(engine, architecture, 33, objective);
        engine.dispose();
        return numbers;
      }),
    );
    expect(one).toEqual(two);
  });

  it.each(engines)("brings of other images other reconstructions, and of none zeros, on %s", async (_, create) => {
    const architecture = withSkips(smallNetworkOn({ side: 28, channels: 1 }), true);
    const state = someState(architecture);
    const engine = await create(setupFor(architecture, 9));
    await engine.writeState(state);
    const images = someImages(architecture).subarray(0, 2 * 784);
    const z = drawNormals(2 * architecture.latentDim, { seed: 4, counter: 0, purpose: Purpose.prior });
    const both = await engine.decode(z, null, images);
    const second = await engine.decode(z.slice(3), null, images.subarray(784));
    const alone = await engine.decode(z);
    engine.dispose();
    const wide = {
      parameters: Float64Array.from(state.parameters),
      runningStatistics: Float64Array.from(state.runningStatistics),
    };
    const x = Float64Array.from(images, (level) => level / 255);
    const decodedBy = (skips: boolean) =>
      referenceDecoding(architecture, wide, Float64Array.from(z), x, "bernoulli", undefined, skips).decoded;
    expect(distance(both, decodedBy(true))).toBeLessThan(1e-4);
    expect(distance(alone, decodedBy(false))).toBeLessThan(1e-4);
    expect(distance(second, both.slice(784))).toBeLessThan(1e-4);
    expect(distance(both, alone)).toBeGreaterThan(0.02);
  });
}, 600_000);

/** Root of the mean square of differences. */
function distance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length);
  const squares = Array.from(one, (value, place) => (value - (other[place] ?? Number.NaN)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / one.length);
}
