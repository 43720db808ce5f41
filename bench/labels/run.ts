import { knownLabels } from "../../src/data/labelledBatches";
import { labelledRows } from "../../src/data/labelledRows";
import { createWasmEngine } from "../../src/engine/wasm/create";
import { withLabelHead } from "../../src/experiment/architecture";
import { experimentOn } from "../../src/experiment/experiment";
import { mnistDescription } from "../../src/experiment/mnist";
import { presets } from "../../src/experiment/presets";
import { accuracyOf } from "../../src/model/accuracy";
import { labelLogits, likeliestLabels } from "../../src/model/labelHead";
import { commonestClass, nearestRows } from "../../src/model/latent/neighbours";
import { fitLogisticRegression, likeliestClasses } from "../../src/model/logisticRegression";
import { CHUNK, Trainer } from "../../src/training/trainer";
import { confusion } from "../../src/worker/views/confusion";
import { mnistDigits } from "../digits";

/** A network on MNIST with a label head, by one seed. */
export interface LabelRun {
  readonly preset: string;
  readonly latentDim: number;
  readonly labels: number;
  /** Weight α of cross-entropy. */
  readonly alpha: number;
  readonly steps: number;
  readonly seed: number;
  readonly threads: number;
}

/** Shares, 0 to 1, of the held-out images that are told right by classifiers that saw the same labels. */
export interface LabelResult {
  readonly jointly: number;
  readonly regression: number;
  readonly neighbours: number;
  /** Nats per held-out image. */
  readonly reconstruction: number;
  readonly kl: number;
}

/** Held-out images that are classified, and neighbours that vote, at most half as many as a class has labels. */
const JUDGED = 2000;

export async function labelResult(run: LabelRun): Promise<LabelResult> {
  const dataset = mnistDigits();
  const truth = (dataset.test.labels ?? new Uint8Array()).subarray(0, JUDGED);
  const classes = dataset.classNames.length;
  const accuracy = (told: Uint8Array) => accuracyOf(confusion(truth, told, classes));
  return { ...(await trained()), ...onPixels() };

  async function trained() {
    const { imageShape } = mnistDescription;
    const preset = presets.find(({ name }) => name === run.preset);
    if (!preset) throw new RangeError(run.preset);
    const built = preset.build({ imageShape, latentDim: run.latentDim, batchNormalization: true });
    const architecture = withLabelHead(built, { classes, labels: run.labels });
    const { objective, ...rest } = experimentOn(mnistDescription);
    const experiment = { ...rest, objective: { ...objective, labelWeight: run.alpha }, architecture, seed: run.seed };
    const { images: trainImages, labels } = dataset.train;
    const trainLabels = labels && knownLabels(labels, run.labels, run.seed);
    const calls = { onProgress: () => undefined, onLost: () => undefined };
    const setup = { architecture, batchSize: experiment.hyperparameters.batchSize, trainImages, trainLabels, ...calls };
    const engine = await createWasmEngine(setup, { threads: run.threads, relaxed: true });
    const trainer = await Trainer.start(engine, dataset, experiment);
    while (trainer.step < run.steps) {
      await trainer.advance();
      if (trainer.step % 20 === 0) await trainer.readLosses();
    }
    const told = new Uint8Array(JUDGED);
    const state = await engine.readState();
    let [reconstruction, kl] = [0, 0];
    for (let start = 0; start < JUDGED; start += CHUNK) {
      const { mu } = await trainer.encodeHeldOut(start, JUDGED);
      told.set(likeliestLabels(labelLogits(architecture, state, mu), classes), start);
      const losses = await trainer.evaluateHeldOut(start, JUDGED);
      reconstruction += (losses.reconstruction * CHUNK) / JUDGED;
      kl += (losses.kl * CHUNK) / JUDGED;
    }
    engine.dispose();
    return { jointly: accuracy(told), reconstruction, kl };
  }

  function onPixels() {
    const { images, labels: all } = dataset.train;
    const rows = labelledRows(all ?? new Uint8Array(), run.labels, run.seed);
    const labels = Uint8Array.from(rows, (row) => all?.[row] ?? 0);
    const size = images.length / dataset.train.count;
    const features = Float32Array.from({ length: rows.length * size }, (_, at) => {
      return (images[(rows[Math.floor(at / size)] ?? 0) * size + (at % size)] ?? 0) / 255;
    });
    const queries = Float32Array.from(dataset.test.images.subarray(0, JUDGED * size), (level) => level / 255);
    const count = Math.max(1, Math.min(10, Math.ceil(run.labels / classes / 2)));
    const voted = Uint8Array.from({ length: JUDGED }, (_, row) => {
      const nearest = nearestRows(features, queries.subarray(row * size, (row + 1) * size), count);
      return commonestClass(nearest, labels)?.label ?? 0;
    });
    const classifier = endOf(fitLogisticRegression({ features, labels, size, classCount: classes }));
    return { neighbours: accuracy(voted), regression: accuracy(endOf(likeliestClasses(classifier, queries))) };
  }
}

/** What work in pieces ends with. */
function endOf<Outcome>(work: Generator<unknown, Outcome, void>): Outcome {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value as Outcome;
  }
}
