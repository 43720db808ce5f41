import { createWasmEngine } from "../../src/engine/wasm/create";
import { withCondition } from "../../src/experiment/architecture";
import { experimentOn } from "../../src/experiment/experiment";
import { mnistDescription } from "../../src/experiment/mnist";
import { presets } from "../../src/experiment/presets";
import { neighbourVotes } from "../../src/model/latent/neighbourVotes";
import { CHUNK, Trainer } from "../../src/training/trainer";
import { obeyedShare } from "../../src/worker/views/metrics/orders";
import type { Look } from "../../src/worker/views/view";
import { mnistDigits } from "../digits";

/** A run on MNIST, told the class or not. */
export interface ConditionRun {
  readonly preset: string;
  readonly latentDim: number;
  readonly isTold: boolean;
  readonly steps: number;
  readonly seed: number;
  readonly threads: number;
}

/** What a run has come to. */
export interface ConditionResult {
  /** Share, 0 to 1, of codes from the prior whose image is of the class ordered, by kNN on held-out images; null where none is told. */
  readonly obeyed: number | null;
  /** Share, 0 to 1, of 2,000 held-out images whose class ten neighbours' μ tell. */
  readonly neighbourAccuracy: number;
  /** Nats per held-out image, of 2,000. */
  readonly reconstruction: number;
  readonly kl: number;
}

const LOOKED_AT = 2000;
/** Codes decoded as each class, and held-out images that judge. */
const JUDGED = { codes: 50, references: 10_000 };

export async function conditionResult(run: ConditionRun): Promise<ConditionResult> {
  const dataset = mnistDigits();
  const classes = dataset.classNames.length;
  const { imageShape } = mnistDescription;
  const preset = presets.find(({ name }) => name === run.preset);
  if (!preset) throw new RangeError(run.preset);
  const built = preset.build({ imageShape, latentDim: run.latentDim, batchNormalization: true });
  const architecture = withCondition(built, run.isTold ? classes : null);
  const experiment = { ...experimentOn(mnistDescription), architecture, seed: run.seed };
  const { images: trainImages, labels: trainLabels } = dataset.train;
  const { batchSize } = experiment.hyperparameters;
  const calls = { onProgress: () => undefined, onLost: () => undefined };
  const setup = { architecture, batchSize, trainImages, trainLabels, ...calls };
  const engine = await createWasmEngine(setup, { threads: run.threads, relaxed: true });
  const trainer = await Trainer.start(engine, dataset, experiment);
  while (trainer.step < run.steps) {
    await trainer.advance();
    if (trainer.step % 20 === 0) await trainer.readLosses();
  }
  await trainer.readLosses();
  const result = {
    ...(await heldOut(trainer)),
    obeyed: run.isTold ? await endOf(obeyedShare(trainer, dataset.test, JUDGED)) : null,
  };
  engine.dispose();
  return result;

  async function heldOut(of: Trainer) {
    const mu = new Float32Array(LOOKED_AT * run.latentDim);
    let [reconstruction, kl] = [0, 0];
    for (let start = 0; start < LOOKED_AT; start += CHUNK) {
      mu.set((await of.encodeHeldOut(start, LOOKED_AT)).mu, start * run.latentDim);
      const losses = await of.evaluateHeldOut(start, LOOKED_AT);
      reconstruction += (losses.reconstruction * CHUNK) / LOOKED_AT;
      kl += (losses.kl * CHUNK) / LOOKED_AT;
    }
    const votes = neighbourVotes(mu, dataset.test.labels ?? new Uint8Array(), run.latentDim);
    for (;;) {
      const { done, value } = votes.next();
      if (done) return { neighbourAccuracy: value.accuracy, reconstruction, kl };
    }
  }
}

/** What a look ends with. */
async function endOf<Seen>(look: Look<Seen>): Promise<Seen> {
  for (;;) {
    const { done, value } = await look.next();
    if (done) return value;
  }
}
