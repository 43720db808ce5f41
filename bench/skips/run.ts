import { referenceLevels } from "../../src/data/levels";
import { createWasmEngine } from "../../src/engine/wasm/create";
import { experimentOn } from "../../src/experiment/experiment";
import { mnistDescription } from "../../src/experiment/mnist";
import { presets } from "../../src/experiment/presets";
import { withSkips } from "../../src/experiment/skips";
import { CHUNK, Trainer } from "../../src/training/trainer";
import { type SampleDistances, sampleDistances } from "../../src/worker/views/sampleDistances";
import type { Look } from "../../src/worker/views/view";
import { mnistDigits } from "../digits";

/** A run on MNIST, with skip connections or without. */
export interface SkipsRun {
  readonly preset: string;
  readonly latentDim: number;
  readonly skips: boolean;
  readonly steps: number;
  readonly seed: number;
  readonly threads: number;
}

/** What a run has come to: nats per held-out image, of 2,000, and those of a perfect copy. */
export interface SkipsResult {
  readonly reconstruction: number;
  readonly kl: number;
  readonly floor: number;
  readonly distances: SampleDistances;
  readonly msPerStep: number;
}

const LOOKED_AT = 2000;

export async function skipsResult(run: SkipsRun): Promise<SkipsResult> {
  const dataset = mnistDigits();
  const { imageShape } = mnistDescription;
  const preset = presets.find(({ name }) => name === run.preset);
  if (!preset) throw new RangeError(run.preset);
  const built = preset.build({ imageShape, latentDim: run.latentDim, batchNormalization: true });
  const architecture = withSkips(built, run.skips);
  const experiment = { ...experimentOn(mnistDescription), architecture, seed: run.seed };
  const calls = { onProgress: () => undefined, onLost: () => undefined };
  const { batchSize } = experiment.hyperparameters;
  const setup = { architecture, batchSize, trainImages: dataset.train.images, ...calls };
  const engine = await createWasmEngine(setup, { threads: run.threads, relaxed: true });
  const trainer = await Trainer.start(engine, dataset, experiment);
  const began = performance.now();
  while (trainer.step < run.steps) {
    await trainer.advance();
    if (trainer.step % 20 === 0) await trainer.readLosses();
  }
  await trainer.readLosses();
  const msPerStep = (performance.now() - began) / run.steps;
  const distances = await endOf(sampleDistances(trainer, dataset));
  const { floor } = referenceLevels(dataset).bernoulli;
  const result = { ...(await heldOut(trainer)), floor, distances, msPerStep };
  engine.dispose();
  return result;
}

async function heldOut(trainer: Trainer) {
  let [reconstruction, kl] = [0, 0];
  for (let start = 0; start < LOOKED_AT; start += CHUNK) {
    const losses = await trainer.evaluateHeldOut(start, LOOKED_AT);
    reconstruction += (losses.reconstruction * CHUNK) / LOOKED_AT;
    kl += (losses.kl * CHUNK) / LOOKED_AT;
  }
  return { reconstruction, kl };
}

async function endOf<Report>(look: Look<Report>): Promise<Report> {
  for (;;) {
    const { done, value } = await look.next();
    if (done) return value;
  }
}
