import { setFlagsFromString } from "node:v8";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { negativeElboObjective, type Objective } from "../../experiment/objective";
import type { Engine, EngineSetup } from "../engine";
import { lossesInOrder } from "../knownAnswer/answer";
import { createTensorFlowEngine } from "../tensorflow/engine";
import { createWasmEngine } from "../wasm/create";
import { createWebGpuEngine } from "../webgpu/create";
import { type DrawnNetwork, labelledDraws, labelledObjectives, smallNetworkOn } from "./architectures";
import {
  countOf,
  expectSameNumbers,
  numbersOf,
  referenceCountOf,
  setupFor,
  someBatch,
  someImages,
  someLabels,
  someState,
} from "./comparison";
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
const small = { ...smallNetworkOn({ side: 28, channels: 1 }), labelHead: { classes: 10, labels: 30 } };

/** Each engine with the largest relative error that is still agreement, and how many drawn networks it is asked for. */
const engines: readonly [string, (setup: EngineSetup) => Promise<Engine>, number, number][] = [
  ["WASM", createWasmEngine, 1e-4, 30],
  ["TensorFlow.js", onTensorFlow, 1e-4, 8],
  ["WebGPU", onWebGpu, 1e-3, 2],
];

describe("A network with a label head", () => {
  it.each(engines)("takes the same step on %s as by the 64-bit reference", async (_, create, tolerance, count) => {
    let compared = 0;
    const compare = async ({ architecture, batchSize, images }: DrawnNetwork, objective: Objective) => {
      const before = stateOffKinks(architecture, images, objective, someState(architecture));
      const engine = await create(setupFor(architecture, batchSize));
      const { gradient, losses, runningStatistics } = await numbersOf(engine, architecture, images, objective, before);
      engine.dispose();
      const values = referenceOf(architecture, images, objective, before);
      const theirs = {
        gradient: values.gradient,
        losses: lossesInOrder(values),
        runningStatistics: values.runningStatistics,
      };
      const numbers = expectSameNumbers({ gradient, losses, runningStatistics }, theirs, architecture, tolerance);
      expect(numbers).toBe(referenceCountOf(architecture));
      compared += 1;
    };
    const property = fc.asyncProperty(labelledDraws, labelledObjectives, compare);
    await fc.assert(property, { numRuns: count, seed: 41, endOnFailure: true });
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
    const property = fc.asyncProperty(labelledDraws, labelledObjectives, compare);
    await fc.assert(property, { numRuns: count, seed: 42, endOnFailure: true });
    expect(compared).toBe(count);
  });

  it("takes equal bits from one thread and from two", async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(async (threads) => {
        const engine = await createWasmEngine(setupFor(small, 33), { threads });
        const numbers = await numbersOf(engine, small, 33, negativeElboObjective);
        engine.dispose();
        return numbers;
      }),
    );
    expect(one).toEqual(two);
  });

  it.each(engines)("takes the rest of the step of its plain twin on %s where α is 0, bit by bit", async (_, create) => {
    const { labelHead: _head, ...plain } = small;
    const objective = { ...negativeElboObjective, labelWeight: 0 };
    const [gradient, twin] = await Promise.all(
      [small, plain].map(async (architecture) => {
        const engine = await create(setupFor(architecture, 16));
        await engine.writeState(someState(architecture));
        const found = await engine.gradients(someBatch(16), objective);
        engine.dispose();
        return found;
      }),
    );
    expect(gradient?.subarray(0, twin?.length)).toEqual(twin);
    expect(gradient?.subarray(twin?.length).every((slope) => slope === 0)).toBe(true);
  });

  it.each(engines)(
    "has no cross-entropy of images without labels on %s, and refuses to be told none",
    async (_, create) => {
      const setup = setupFor(small, 16);
      const engine = await create({ ...setup, trainLabels: new Uint8Array(40).fill(255) });
      await engine.writeState(someState(small));
      await engine.trainStep(someBatch(16), negativeElboObjective, 0.01);
      const [losses] = await engine.readLosses();
      expect(losses).not.toHaveProperty("crossEntropy");
      const epsilon = someBatch(16).epsilon;
      await expect(engine.evaluate(someImages(small), negativeElboObjective, epsilon)).rejects.toThrow("0 labels ≠ 40");
      const known = await engine.evaluate(someImages(small), negativeElboObjective, epsilon, someLabels(small));
      expect(known.crossEntropy).toBeGreaterThan(0);
      engine.dispose();
    },
  );
}, 600_000);
