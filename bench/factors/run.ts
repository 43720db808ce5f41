import type { Dataset } from "../../src/data/dataset";
import { loadDataset } from "../../src/data/sources";
import { createWasmEngine } from "../../src/engine/wasm/create";
import { descriptionOf, type KnownChoice } from "../../src/experiment/dataSets";
import { type Experiment, experimentOn } from "../../src/experiment/experiment";
import { readLayers } from "../../src/experiment/notation";
import type { Likelihood } from "../../src/experiment/objective";
import { type Preset, presets } from "../../src/experiment/presets";
import { type FactorTable, factorTable } from "../../src/model/latent/factors";
import { CHUNK, Trainer } from "../../src/training/trainer";
import { trainTo } from "../digitsRun";

/** A run on a drawn set whose factors are known. */
export interface FactorRun {
  readonly choice: KnownChoice;
  /** The name of a preset of the network; or layers as links write them. */
  readonly preset: string;
  readonly layers?: { readonly encoder: string; readonly decoder: string };
  readonly latentDim: number;
  readonly lambda: number;
  /** Steps that are taken with other weights of KL before those with λ, one after the other. */
  readonly first: readonly { readonly steps: number; readonly lambda: number }[];
  readonly likelihood: Likelihood;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly seed: number;
  /** When the table is made, ascending; the run ends with the last. */
  readonly steps: readonly number[];
  readonly threads: number;
}

/** What a run has come to at a step. */
export interface FactorResult {
  readonly step: number;
  /** Of the training since the table before, without what tables take. */
  readonly msAStep: number;
  readonly factors: readonly string[];
  readonly table: FactorTable;
  /** Nats per held-out image. */
  readonly reconstruction: number;
  readonly kl: number;
}

/** Trains a run and tells at each of its steps which dimension follows which factor, by all its held-out images. */
export async function* factorsOf(run: FactorRun, onStep: (step: number) => void): AsyncGenerator<FactorResult> {
  const experiment = experimentOf(run);
  const dataset = await loadDataset(run.choice, {
    site: new URL("http://localhost/"),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  const { architecture, hyperparameters } = experiment;
  const setup = { architecture, batchSize: hyperparameters.batchSize, trainImages: dataset.train.images };
  const calls = { onProgress: () => undefined, onLost: () => undefined };
  const engine = await createWasmEngine({ ...setup, ...calls }, { threads: run.threads, relaxed: true });
  const trainer = await Trainer.start(engine, dataset, experiment);
  for (const { steps, lambda } of run.first) {
    trainer.setObjective({ ...experiment.objective, lambda });
    await trainTo(trainer, trainer.step + steps, onStep);
  }
  trainer.setObjective(experiment.objective);
  for (const step of run.steps) {
    const [begun, before] = [performance.now(), trainer.step];
    await trainTo(trainer, step, onStep);
    const msAStep = (performance.now() - begun) / (step - before);
    yield {
      step,
      msAStep,
      ...(await tableOf(trainer, dataset)),
      ...(await heldOutLosses(trainer, dataset.test.count)),
    };
  }
  engine.dispose();
}

async function tableOf(trainer: Trainer, { test, factors: described }: Dataset) {
  const { count, factors: values = new Float32Array(0) } = test;
  const { latentDim } = trainer.experiment.architecture;
  const mu = new Float32Array(count * latentDim);
  for (let start = 0; start < count; start += CHUNK) {
    mu.set((await trainer.encodeHeldOut(start, count)).mu, start * latentDim);
  }
  const columns = described.map(({ isCircular, greatest, least }, factor) => {
    const own = Float32Array.from({ length: count }, (_, row) => values[row * described.length + factor] ?? 0);
    return isCircular ? { values: own, period: greatest - least } : { values: own };
  });
  const pieces = factorTable(mu, latentDim, columns);
  let piece = pieces.next();
  while (!piece.done) piece = pieces.next();
  return { factors: described.map(({ name }) => name), table: piece.value };
}

async function heldOutLosses(trainer: Trainer, count: number) {
  let [reconstruction, kl] = [0, 0];
  const chunks = Math.floor(count / CHUNK);
  for (let chunk = 0; chunk < chunks; chunk++) {
    const losses = await trainer.evaluateHeldOut(chunk * CHUNK, count);
    reconstruction += losses.reconstruction / chunks;
    kl += losses.kl / chunks;
  }
  return { reconstruction, kl };
}

function experimentOf({
  choice,
  preset,
  layers,
  latentDim,
  lambda,
  likelihood,
  learningRate,
  batchSize,
  seed,
}: FactorRun): Experiment {
  const description = descriptionOf(choice);
  if (!description) throw new Error(`There is no data set ${choice.source}.`);
  const usual = experimentOn(description, choice);
  const { imageShape } = description;
  return {
    ...usual,
    architecture: layers
      ? { imageShape, latentDim, encoder: readLayers(layers.encoder), decoder: readLayers(layers.decoder) }
      : presetNamed(preset).build({ imageShape, latentDim, batchNormalization: true }),
    objective: { ...usual.objective, lambda, likelihood },
    hyperparameters: { batchSize, learningRate },
    seed,
  };
}

function presetNamed(name: string): Preset {
  const preset = presets.find((each) => each.name === name);
  if (!preset) throw new Error(`There is no preset ${name}.`);
  return preset;
}
