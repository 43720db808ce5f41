import type { Dataset } from "../src/data/dataset";
import { knownLabels } from "../src/data/labelledBatches";
import { createWasmEngine } from "../src/engine/wasm/create";
import { type Experiment, experimentOn } from "../src/experiment/experiment";
import { mnistDescription } from "../src/experiment/mnist";
import { presets } from "../src/experiment/presets";
import { CHUNK, Trainer } from "../src/training/trainer";
import type { Look, Subject } from "../src/worker/views/view";

/** A network on MNIST: by which preset, of which latent size, trained for how long. */
export interface DigitsRun {
  readonly preset: string;
  readonly latentDim: number;
  readonly steps: number;
  readonly seed: number;
  readonly threads: number;
}

/** The experiment that is proposed for MNIST, on a run's network and by its seed. */
export function digitsExperiment({ preset: name, latentDim, seed }: DigitsRun): Experiment {
  const preset = presets.find((each) => each.name === name);
  if (!preset) throw new RangeError(name);
  const { imageShape } = mnistDescription;
  const architecture = preset.build({ imageShape, latentDim, batchNormalization: true });
  return { ...experimentOn(mnistDescription), architecture, seed };
}

/** A model of an experiment, untrained, on the WASM engine; whoever has it disposes of its engine. */
export async function untrained(experiment: Experiment, { train, ...dataset }: Dataset, threads: number) {
  const { architecture, hyperparameters, seed } = experiment;
  const { labelHead } = architecture;
  const trainLabels = labelHead && train.labels ? knownLabels(train.labels, labelHead.labels, seed) : train.labels;
  const setup = {
    architecture,
    batchSize: hyperparameters.batchSize,
    trainImages: train.images,
    trainLabels,
    onProgress: () => undefined,
    onLost: () => undefined,
  };
  const engine = await createWasmEngine(setup, { threads, relaxed: true });
  return Trainer.start(engine, { ...dataset, train }, experiment);
}

/** Trains a model up to a step; calls back every 20 steps. */
export async function trainTo(
  trainer: Trainer,
  step: number,
  onStep: (step: number) => void = () => undefined,
): Promise<void> {
  while (trainer.step < step) {
    await trainer.advance();
    if (trainer.step % 20 > 0) continue;
    await trainer.readLosses();
    onStep(trainer.step);
  }
  await trainer.readLosses();
}

/** Mean losses of the first `count` held-out images, nats per image. */
export async function heldOutLosses(trainer: Trainer, count: number) {
  let [reconstruction, kl] = [0, 0];
  for (let start = 0; start < count; start += CHUNK) {
    const losses = await trainer.evaluateHeldOut(start, count);
    reconstruction += (losses.reconstruction * CHUNK) / count;
    kl += (losses.kl * CHUNK) / count;
  }
  return { reconstruction, kl };
}

/** What the page's views are computed from, with all the time that they want. */
export function subjectOf(trainer: Trainer, dataset: Dataset): Subject {
  const budget = { left: CHUNK, take: (most: number) => most };
  return { trainer, dataset, count: dataset.test.count, budget, between: async () => undefined };
}

/** What a look, or other work in pieces, ends with. */
export async function endOf<Outcome>(work: Look<Outcome> | Generator<unknown, Outcome, void>): Promise<Outcome> {
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value as Outcome;
  }
}
