import { setFlagsFromString } from "node:v8";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { negativeElboObjective, type Objective } from "../../experiment/objective";
import { parameterLayout } from "../../experiment/parameters";
import { presets } from "../../experiment/presets";
import { createTensorFlowEngine } from "../tensorflow/engine";
import { createWasmEngine } from "../wasm/create";
import { type Draw, draws, objectives } from "./architectures";
import { expectAgreement, expectSameNumbers, numbersOf, setupFor, someState } from "./comparison";
import { testimonyOf } from "./testimony";

// Node 20 has relaxed SIMD, but only when asked.
setFlagsFromString("--experimental-wasm-relaxed-simd");

const elbo = negativeElboObjective;
const everyPreset = presets.flatMap((preset) =>
  [true, false].map((batchNormalization) => ({ preset, batchNormalization })),
);

describe("The WASM engine agrees with TensorFlow.js", () => {
  it.each(everyPreset)("on $preset.name, batch norm $batchNormalization", async ({ preset, batchNormalization }) => {
    const architecture = preset.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization });
    const images = preset.name === "cs3232" ? 4 : 12;
    await compareWithTensorFlow({ architecture, batchSize: images, images }, elbo);
  });

  it.each([
    ["small", 64],
    ["dense", 512],
  ])("on %s in batches of %d", async (name, batchSize) => {
    const preset = presets.find((each) => each.name === name);
    const architecture = preset?.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true });
    if (!architecture) throw new Error(`There is no preset ${name}.`);
    await compareWithTensorFlow({ architecture, batchSize, images: batchSize }, elbo);
  });

  it("on drawn networks, objectives and batch sizes", async () => {
    const property = fc.asyncProperty(draws, objectives, compareWithTensorFlow);
    await fc.assert(property, { numRuns: 100, seed: 20, endOnFailure: true });
  });
}, 600_000);

describe("The WASM engine agrees with the witness", () => {
  it.each([true, false])("on drawn networks, objectives and batch sizes, relaxed SIMD %s", async (relaxed) => {
    const property = fc.asyncProperty(draws, objectives, (draw, objective) =>
      compareWithWitness(draw, objective, relaxed),
    );
    await fc.assert(property, { numRuns: 100, seed: 21, endOnFailure: true });
  });
}, 600_000);

async function compareWithTensorFlow({ architecture, batchSize, images }: Draw, objective: Objective): Promise<void> {
  const setup = setupFor(architecture, batchSize);
  const ours = await createWasmEngine(setup);
  const theirs = await createTensorFlowEngine("TensorFlow.js CPU", setup);
  try {
    const numbers = await numbersOf(ours, architecture, images, objective);
    expectSameNumbers(numbers, await numbersOf(theirs, architecture, images, objective), architecture);
  } finally {
    ours.dispose();
    theirs.dispose();
  }
}

async function compareWithWitness(
  { architecture, batchSize, images }: Draw,
  objective: Objective,
  relaxed: boolean,
): Promise<void> {
  const engine = await createWasmEngine(setupFor(architecture, batchSize), { relaxed });
  expect(engine.hardware.includes("relaxed SIMD")).toBe(relaxed);
  const { gradient, losses, state } = await numbersOf(engine, architecture, images, objective);
  engine.dispose();
  const told = testimonyOf(architecture, images, objective, someState(architecture));
  const witness = { gradient: told.gradient, losses: [told.reconstruction, told.kl] };
  expectSameNumbers({ gradient, losses }, witness, architecture);
  const { statistics } = parameterLayout(architecture);
  expectAgreement(state.runningStatistics, told.runningStatistics, statistics);
}
