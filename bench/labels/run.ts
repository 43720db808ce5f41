import type { Dataset } from "../../src/data/dataset";
import { labelledRows } from "../../src/data/labelledRows";
import { withLabelHead } from "../../src/experiment/architecture";
import type { Corruption } from "../../src/experiment/corruption";
import { accuracyOf } from "../../src/model/accuracy";
import { labelLogits, likeliestLabels } from "../../src/model/labelHead";
import { commonestClass, nearestRows } from "../../src/model/latent/neighbours";
import { fitLogisticRegression, likeliestClasses } from "../../src/model/logisticRegression";
import { CHUNK, type Trainer } from "../../src/training/trainer";
import { confusion } from "../../src/worker/views/confusion";
import { fewLabels } from "../../src/worker/views/fewLabels";
import { seenBy } from "../../src/worker/views/metrics/group";
import { mnistDigits } from "../digits";
import { type DigitsRun, digitsExperiment, endOf, heldOutLosses, subjectOf, trainTo, untrained } from "../digitsRun";

/** A network on MNIST with a label head. */
export interface LabelRun extends DigitsRun {
  readonly labels: number;
  /** Weight α of cross-entropy. */
  readonly alpha: number;
  /** Weight λ of KL. */
  readonly lambda: number;
  /** What is done to the images that the encoder sees in training. */
  readonly corruption: Corruption | undefined;
  /** Steps at which it is told besides how far the run has come. */
  readonly every: number;
}

/** Shares, 0 to 1, of the held-out images that are told right by classifiers that saw the same labels. */
export interface LabelResult {
  readonly step: number;
  readonly jointly: number;
  /** Of those labels spread over the jointly trained μ of 3,000 images without any; of the first 1,000 held-out images. */
  readonly spreading: number;
  readonly regression: number;
  readonly neighbours: number;
  /** Nats per held-out image. */
  readonly reconstruction: number;
  readonly kl: number;
}

/** Held-out images that are classified, and neighbours that vote, at most half as many as a class has labels. */
const JUDGED = 2000;

/** What a run has come to, every so many steps and at its end. */
export async function* labelResults(run: LabelRun): AsyncGenerator<LabelResult, void, void> {
  const dataset = mnistDigits();
  const pixels = await onPixels(dataset, run);
  const plain = digitsExperiment(run);
  const objective = {
    ...plain.objective,
    lambda: run.lambda,
    labelWeight: run.alpha,
    ...(run.corruption && { corruption: run.corruption }),
  };
  const head = { classes: dataset.classNames.length, labels: run.labels };
  const architecture = withLabelHead(plain.architecture, head);
  const trainer = await untrained({ ...plain, objective, architecture }, dataset, run.threads);
  while (trainer.step < run.steps) {
    await trainTo(trainer, Math.min(run.steps, trainer.step + run.every));
    const jointly = await headAccuracy(trainer, dataset);
    const asked = { seed: run.seed, labels: run.labels, features: "mu" as const };
    const { spreading: counts } = await endOf(seenBy(fewLabels, asked, subjectOf(trainer, dataset)));
    const spreading = accuracyOf(counts);
    yield { step: trainer.step, jointly, spreading, ...pixels, ...(await heldOutLosses(trainer, JUDGED)) };
  }
  trainer.engine.dispose();
}

async function headAccuracy(trainer: Trainer, dataset: Dataset): Promise<number> {
  const { architecture } = trainer.experiment;
  const told = new Uint8Array(JUDGED);
  const state = await trainer.engine.readState();
  for (let start = 0; start < JUDGED; start += CHUNK) {
    const { mu } = await trainer.encodeHeldOut(start, JUDGED);
    told.set(likeliestLabels(labelLogits(architecture, state, mu), dataset.classNames.length), start);
  }
  return shareRight(dataset, told);
}

async function onPixels(dataset: Dataset, run: LabelRun): Promise<Pick<LabelResult, "regression" | "neighbours">> {
  const { images, labels: all } = dataset.train;
  const classCount = dataset.classNames.length;
  const rows = labelledRows(all ?? new Uint8Array(), run.labels, run.seed);
  const labels = Uint8Array.from(rows, (row) => all?.[row] ?? 0);
  const size = images.length / dataset.train.count;
  const features = Float32Array.from({ length: rows.length * size }, (_, at) => {
    return (images[(rows[Math.floor(at / size)] ?? 0) * size + (at % size)] ?? 0) / 255;
  });
  const queries = Float32Array.from(dataset.test.images.subarray(0, JUDGED * size), (level) => level / 255);
  const count = Math.max(1, Math.min(10, Math.ceil(run.labels / classCount / 2)));
  const voted = Uint8Array.from({ length: JUDGED }, (_, row) => {
    const nearest = nearestRows(features, queries.subarray(row * size, (row + 1) * size), count);
    return commonestClass(nearest, labels)?.label ?? 0;
  });
  const classifier = await endOf(fitLogisticRegression({ features, labels, size, classCount }));
  const regressed = await endOf(likeliestClasses(classifier, queries));
  return { neighbours: shareRight(dataset, voted), regression: shareRight(dataset, regressed) };
}

function shareRight({ test, classNames }: Dataset, told: Uint8Array): number {
  return accuracyOf(confusion((test.labels ?? new Uint8Array()).subarray(0, JUDGED), told, classNames.length));
}
