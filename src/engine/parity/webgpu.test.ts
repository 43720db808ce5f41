import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { negativeElboObjective, type Objective } from "../../experiment/objective";
import { presets } from "../../experiment/presets";

import { createTensorFlowEngine } from "../tensorflow/engine";
import { hastenTensorBuffers } from "../tensorflow/tensorBuffers";
import { createWebGpuEngine } from "../webgpu/create";
import { type DrawnNetwork, draws, objectives, smallNetworkOn, usualShapes } from "./architectures";
import { countOf, expectSameNumbers, numbersOf, referenceCountOf, setupFor, someState } from "./comparison";
import { MARGIN, referenceOf, stateOffKinks } from "./referenceStep";
import { softwareGpu } from "./softwareGpu";

/** Largest relative error that is still agreement. */
const TOLERANCE = 1e-3;
const elbo = negativeElboObjective;
/** Each has kernels of its own to be compiled, which is what takes the time. */
const DRAWS = 24;
const everyPreset = presets.flatMap((preset) =>
  [true, false].map((batchNormalization) => ({ preset, batchNormalization })),
);

let gpu: GPU;
beforeAll(async () => {
  hastenTensorBuffers();
  gpu = await softwareGpu();
});

describe("The WebGPU engine agrees with TensorFlow.js", () => {
  it.each(everyPreset)("on $preset.name, batch norm $batchNormalization", async ({ preset, batchNormalization }) => {
    const architecture = preset.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization });
    await compareWithTensorFlow({ architecture, batchSize: 4, images: 3 }, elbo);
  });

  it.each(usualShapes)("on images of $side × $side × $channels", async (shape) => {
    await compareWithTensorFlow({ architecture: smallNetworkOn(shape), batchSize: 4, images: 3 }, elbo);
  });

  it("on drawn networks, objectives and batch sizes", async () => {
    let compared = 0;
    const property = fc.asyncProperty(draws, objectives, async (draw, objective) => {
      await compareWithTensorFlow(draw, objective);
      compared += 1;
    });
    await fc.assert(property, { numRuns: DRAWS, seed: 20, endOnFailure: true });
    expect(compared).toBe(DRAWS);
  });
});

describe("The WebGPU engine agrees with the 64-bit reference", () => {
  it.each([
    ["cs3232", 5, 5],
    ["cs3232", 33, 17],
    ["small", 128, 101],
    ["dense", 130, 130],
  ] as const)("on %s in batches of %d where %d images are left", async (name, batchSize, images) => {
    const preset = presets.find((each) => each.name === name);
    const architecture = preset?.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true });
    if (!architecture) throw new Error(`There is no preset ${name}.`);
    const before = stateOffKinks(architecture, images, elbo, someState(architecture));
    const engine = await createWebGpuEngine(setupFor(architecture, batchSize), gpu);
    const { gradient, losses, runningStatistics } = await numbersOf(engine, architecture, images, elbo, before);
    engine.dispose();
    const values = referenceOf(architecture, images, elbo, before);
    expect(values.nearestKink).toBeGreaterThanOrEqual(MARGIN);
    const reference = {
      gradient: values.gradient,
      losses: [values.reconstruction, values.kl],
      runningStatistics: values.runningStatistics,
    };
    const compared = expectSameNumbers({ gradient, losses, runningStatistics }, reference, architecture, TOLERANCE);
    expect(compared).toBe(referenceCountOf(architecture));
  });
});

/** Compares a step that no ReLU's kink lies close to: there rounding would decide the gradient. */
async function compareWithTensorFlow(
  { architecture, batchSize, images }: DrawnNetwork,
  objective: Objective,
): Promise<void> {
  const setup = setupFor(architecture, batchSize);
  const before = stateOffKinks(architecture, images, objective, someState(architecture));
  const ours = await createWebGpuEngine(setup, gpu);
  const theirs = await createTensorFlowEngine("TensorFlow.js CPU", setup);
  const numbers = await numbersOf(ours, architecture, images, objective, before);
  const reference = await numbersOf(theirs, architecture, images, objective, before);
  ours.dispose();
  theirs.dispose();
  expect(expectSameNumbers(numbers, reference, architecture, TOLERANCE)).toBe(countOf(architecture));
}
