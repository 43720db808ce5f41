import { createWasmEngine } from "../../src/engine/wasm/create";
import { type Experiment, experimentOn, lossSizesOf } from "../../src/experiment/experiment";
import { mnistDescription } from "../../src/experiment/mnist";
import { negativeElboObjective, type Objective } from "../../src/experiment/objective";
import { presets } from "../../src/experiment/presets";
import { type Balance, weighedBalance } from "../../src/model/latent/balance";
import { largestMagnitude, spreadOfMeans } from "../../src/model/latent/means";
import { coefficientsOf, inNats } from "../../src/model/objective";
import { sigmasOf } from "../../src/model/posterior";
import { median } from "../../src/model/quantiles";
import { CHUNK, Trainer } from "../../src/training/trainer";
import { balance } from "../../src/worker/views/balance";
import { survey } from "../../src/worker/views/survey";
import type { Look, Subject } from "../../src/worker/views/view";
import { mnistDigits } from "../digits";

/** A run of the small network on MNIST, and the steps at which it is looked at. */
export interface Regime {
  readonly objective: Partial<Objective>;
  readonly latentDim: number;
  readonly seed: number;
  readonly learningRate: number;
  readonly steps: readonly number[];
  /** From this step on this is minimised besides. */
  readonly turn: { readonly step: number; readonly objective: Partial<Objective> } | null;
}

/** What the page would show of a run at a step. */
export interface Moment {
  readonly step: number;
  readonly largestMean: number;
  readonly medianSigma: number;
  readonly spread: number;
  readonly coverage: number;
  readonly reconstruction: number;
  readonly kl: number;
  readonly balance: Balance;
  /** Milliseconds that the balance took, and images and draws that it is of. */
  readonly ms: number;
  readonly images: number;
  readonly draws: number;
}

/** Trains a run and looks at it at its steps. */
export async function* momentsOf(regime: Regime): AsyncGenerator<Moment, void, void> {
  const dataset = mnistDigits();
  const experiment = experimentOf(regime);
  const { architecture, hyperparameters } = experiment;
  const { batchSize } = hyperparameters;
  const setup = { architecture, batchSize, trainImages: dataset.train.images, onProgress: () => {}, onLost: () => {} };
  const engine = await createWasmEngine(setup, { threads: 1, relaxed: true });
  const trainer = await Trainer.start(engine, dataset, experiment);
  const subject: Subject = {
    trainer,
    dataset,
    count: dataset.test.count,
    budget: { left: CHUNK, take: (most) => most },
    between: async () => {},
  };
  for (const step of regime.steps) {
    while (trainer.step < step) {
      await trainer.advance();
      if (trainer.step % 50 === 0) await trainer.readLosses();
      if (trainer.step === regime.turn?.step) {
        trainer.setObjective({ ...trainer.experiment.objective, ...regime.turn.objective });
      }
    }
    yield await look(subject);
  }
  engine.dispose();
}

function experimentOf({ objective, latentDim, seed, learningRate }: Regime): Experiment {
  const { imageShape } = mnistDescription;
  const small = presets.find(({ name }) => name === "small");
  if (!small) throw new Error("There is no small network.");
  return {
    ...experimentOn(mnistDescription),
    architecture: small.build({ imageShape, latentDim, batchNormalization: true }),
    objective: { ...negativeElboObjective, ...objective },
    hyperparameters: { batchSize: 128, learningRate },
    seed,
  };
}

async function look(subject: Subject): Promise<Moment> {
  const { trainer } = subject;
  const { experiment, step } = trainer;
  const { latentDim } = experiment.architecture;
  const sizes = lossSizesOf(experiment);
  const { mu, logVar, coverage } = await finish(survey.look(true, { ...subject, count: 2000 }));
  const began = performance.now();
  const seen = await finish(balance.look(true, subject));
  const ms = performance.now() - began;
  let [reconstruction, kl] = [0, 0];
  for (let start = 0; start < 1000; start += CHUNK) {
    const losses = await trainer.evaluateHeldOut(start, 1000);
    reconstruction += (losses.reconstruction * CHUNK) / 1000;
    kl += (losses.kl * CHUNK) / 1000;
  }
  return {
    step,
    largestMean: largestMagnitude(mu),
    medianSigma: median(sigmasOf(logVar, experiment.objective.noise)),
    spread: spreadOfMeans(mu, latentDim),
    coverage,
    reconstruction,
    kl,
    balance: weighedBalance(seen, coefficientsOf(inNats(experiment.objective, sizes), sizes)),
    ms,
    images: seen.images,
    draws: seen.draws,
  };
}

async function finish<Report>(look: Look<Report> | Promise<Report>): Promise<Report> {
  if (look instanceof Promise) return look;
  for (;;) {
    const { done, value } = await look.next();
    if (done) return value;
  }
}
