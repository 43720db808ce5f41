import { createWasmEngine } from "../../src/engine/wasm/create";
import { withCondition } from "../../src/experiment/architecture";
import { experimentOn } from "../../src/experiment/experiment";
import { mnistDescription } from "../../src/experiment/mnist";
import { presets } from "../../src/experiment/presets";
import { commonestClass, nearestRows } from "../../src/model/latent/neighbours";
import { neighbourVotes } from "../../src/model/latent/neighbourVotes";
import { priorCodes } from "../../src/model/latent/samples";
import { CHUNK, Trainer } from "../../src/training/trainer";
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
/** Codes decoded as each class, and neighbours that judge. */
const CODES = 50;
const NEIGHBOURS = 10;

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
  const result = { ...(await heldOut(trainer)), obeyed: run.isTold ? await obeyedShare(trainer, classes) : null };
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

  async function obeyedShare(of: Trainer, count: number) {
    const references = Float32Array.from(dataset.test.images, (level) => level / 255);
    const codes = priorCodes(CODES, run.latentDim, 1);
    let obeyed = 0;
    for (let label = 0; label < count; label++) {
      const images = await of.decode(codes, new Uint8Array(CODES).fill(label));
      for (let at = 0; at < CODES; at++) {
        const nearest = nearestRows(references, images.subarray(at * 784, (at + 1) * 784), NEIGHBOURS);
        obeyed += Number(commonestClass(nearest, dataset.test.labels ?? new Uint8Array())?.label === label);
      }
    }
    return obeyed / (CODES * count);
  }
}
