import { setFlagsFromString } from "node:v8";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Architecture } from "../../experiment/architecture";
import { negativeElboObjective, type Objective } from "../../experiment/objective";
import type { Engine, EngineSetup } from "../engine";
import { lossesInOrder } from "../knownAnswer/answer";
import { createTensorFlowEngine } from "../tensorflow/engine";
import { createWasmEngine } from "../wasm/create";
import { createWebGpuEngine } from "../webgpu/create";
import type { DrawnNetwork } from "./architectures";
import { countOf, expectSameNumbers, numbersOf, referenceCountOf, setupFor, someState } from "./comparison";
import { referenceOf, stateOffKinks } from "./referenceStep";
import { softwareGpu } from "./softwareGpu";

// Node 20 has relaxed SIMD, but only when asked.
setFlagsFromString("--experimental-wasm-relaxed-simd");

type Create = (setup: EngineSetup) => Promise<Engine>;

const gpu = softwareGpu();

export const onWebGpu: Create = async (setup) => createWebGpuEngine(setup, await gpu);
const onTensorFlow: Create = (setup) => createTensorFlowEngine("TensorFlow.js CPU", setup);

/** Each engine with the largest relative error that is still agreement, and how many drawn networks it is asked for. */
export const engines: readonly [name: string, create: Create, tolerance: number, count: number][] = [
  ["WASM", createWasmEngine, 1e-4, 30],
  ["TensorFlow.js", onTensorFlow, 1e-4, 8],
  ["WebGPU", onWebGpu, 1e-3, 2],
];

/** Networks of a kind. */
interface Kind {
  readonly draws: fc.Arbitrary<DrawnNetwork>;
  readonly objectives: fc.Arbitrary<Objective>;
  /** One of them, on images of 28 × 28 × 1. */
  readonly small: Architecture;
  readonly seed: number;
}

/** Tests that every engine does with networks of a kind what the 64-bit reference and TensorFlow.js do. */
export function agreeOnDraws({ draws, objectives, small, seed }: Kind): void {
  it.each(engines)("takes the same step on %s as by the 64-bit reference", async (_, create, tolerance, count) => {
    const compared = await compareDraws({ draws, objectives, count, seed }, async (drawn, objective) => {
      const { architecture, batchSize, images } = drawn;
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
    });
    expect(compared).toBe(count);
  });

  it.each([
    ["WASM", createWasmEngine, 1e-4, 4],
    ["WebGPU", onWebGpu, 1e-3, 2],
  ] as const)("is looked at alike on %s and TensorFlow.js", async (_, create, tolerance, count) => {
    const compared = await compareDraws({ draws, objectives, count, seed: seed + 1 }, async (drawn, objective) => {
      const { architecture, batchSize, images } = drawn;
      const before = stateOffKinks(architecture, images, objective, someState(architecture));
      const ours = await create(setupFor(architecture, batchSize));
      const theirs = await onTensorFlow(setupFor(architecture, batchSize));
      const numbers = await numbersOf(ours, architecture, images, objective, before);
      const reference = await numbersOf(theirs, architecture, images, objective, before);
      ours.dispose();
      theirs.dispose();
      expect(expectSameNumbers(numbers, reference, architecture, tolerance)).toBe(countOf(architecture));
    });
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
}

/** Compares so many drawn networks; gives how many were. */
async function compareDraws(
  { draws, objectives, count, seed }: Omit<Kind, "small"> & { readonly count: number },
  compare: (drawn: DrawnNetwork, objective: Objective) => Promise<void>,
): Promise<number> {
  let compared = 0;
  const property = fc.asyncProperty(draws, objectives, async (drawn, objective) => {
    await compare(drawn, objective);
    compared += 1;
  });
  await fc.assert(property, { numRuns: count, seed, endOnFailure: true });
  return compared;
}
