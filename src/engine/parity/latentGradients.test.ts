import { expect, it } from "vitest";
import { sizeOf } from "../../experiment/architecture";
import { type Likelihood, negativeElboObjective } from "../../experiment/objective";
import { presets } from "../../experiment/presets";
import { drawNormals, Purpose } from "../../model/random";
import { initialState } from "../../model/state";
import { createTensorFlowEngine } from "../tensorflow/engine";
import { createWasmEngine } from "../wasm/create";
import { setupFor, someBatch, someImages } from "./comparison";

/** Largest difference as a share of the largest gradient. */
const TOLERANCE = 1e-3;
/** More than one block of the WASM engine's program. */
const IMAGES = 60;

it.each<[string, Likelihood, number]>([
  ["small", "bernoulli", 2],
  ["small", "gaussian", 3],
  ["dense", "bernoulli", 1],
])(
  "Latent gradients equal those of the reference engine on %s, %s, %d dimensions",
  async (name, likelihood, latentDim) => {
    const preset = presets.find((each) => each.name === name);
    const architecture = preset?.build({ imageShape: [28, 28, 1], latentDim, batchNormalization: true });
    if (!architecture) throw new Error(`There is no preset ${name}.`);
    const ours = await createWasmEngine(setupFor(architecture, 16));
    const theirs = await createTensorFlowEngine("TensorFlow.js CPU", setupFor(architecture, 16));
    await ours.writeState(initialState(architecture, 1));
    for (let step = 0; step < 20; step++) {
      await ours.trainStep(someBatch(16), { ...negativeElboObjective, likelihood }, 0.003);
    }
    await theirs.writeState(await ours.readState());
    const pixels = sizeOf(architecture.imageShape);
    const some = someImages(architecture);
    const images = Uint8Array.from({ length: IMAGES * pixels }, (_, place) => some[place % some.length] ?? 0);
    const z = drawNormals(IMAGES * latentDim, { seed: 9, counter: 0, purpose: Purpose.heldOutEpsilon });
    const gradients = await ours.latentGradients(images, z, likelihood);
    const reference = await theirs.latentGradients(images, z, likelihood);
    ours.dispose();
    theirs.dispose();
    expect([gradients.length, reference.length]).toEqual([IMAGES * latentDim, IMAGES * latentDim]);
    const largest = Math.max(...reference.map(Math.abs));
    expect(largest).toBeGreaterThan(0.01);
    const worst = Math.max(...gradients.map((gradient, place) => Math.abs(gradient - (reference[place] ?? 0))));
    expect(worst / largest).toBeLessThanOrEqual(TOLERANCE);
  },
);
