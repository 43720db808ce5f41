import { setFlagsFromString } from "node:v8";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Objective } from "../../experiment/objective";
import type { Engine, EngineSetup } from "../engine";
import { createTensorFlowEngine } from "../tensorflow/engine";
import { createWasmEngine } from "../wasm/create";
import { createWebGpuEngine } from "../webgpu/create";
import { conditionalDraws, type DrawnNetwork, objectives, smallNetworkOn } from "./architectures";
import { countOf, expectSameNumbers, numbersOf, referenceCountOf, setupFor, someState } from "./comparison";
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

describe("A network that is told the class", () => {
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
    const property = fc.asyncProperty(conditionalDraws, objectives, compare);
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
    const property = fc.asyncProperty(conditionalDraws, objectives, compare);
    await fc.assert(property, { numRuns: count, seed: 32, endOnFailure: true });
    expect(compared).toBe(count);
  });

  it("takes equal bits from one thread and from two", async () => {
    const architecture = { ...smallNetworkOn({ side: 28, channels: 1 }), conditionClasses: 10 };
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

  it("is not decoded, encoded or trained without being told", async () => {
    const architecture = { ...smallNetworkOn({ side: 28, channels: 1 }), conditionClasses: 10 };
    const untold = { ...setupFor(architecture, 4), trainLabels: null };
    await expect(createWasmEngine(untold)).rejects.toThrow("0 labels ≠ 40");
    await expect(createWebGpuEngine(untold, gpu)).rejects.toThrow("0 labels ≠ 40");
    const engine = await createWasmEngine(setupFor(architecture, 4));
    await engine.writeState(someState(architecture));
    await expect(engine.decode(new Float32Array(6))).rejects.toThrow("0 labels ≠ 2");
    await expect(engine.encode(setupFor(architecture, 4).trainImages)).rejects.toThrow("0 labels ≠ 40");
    engine.dispose();
  });
}, 600_000);
