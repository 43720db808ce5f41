import { partOf } from "../../src/data/part";
import { mnistDescription } from "../../src/experiment/mnist";
import { type AnomalyScoreName, anomalyScoreNames } from "../../src/model/anomalyScores";
import { distancesToNearest } from "../../src/model/latent/neighbours";
import { areaUnderCurve, errorOfArea } from "../../src/model/roc";
import { anomalyScores } from "../../src/worker/views/anomalyScores";
import { seenBy } from "../../src/worker/views/metrics/group";
import { mnistDigits } from "../digits";
import { type DigitsRun, digitsExperiment, endOf, subjectOf, trainTo, untrained } from "../digitsRun";

/** A network on MNIST that has seen nine of the ten digits. */
export interface UnusualRun extends DigitsRun {
  /** The class that it is trained without. */
  readonly leftOut: number;
}

/** How well images of the class are told from those of the others: areas under the curve, 0 to 1. */
export interface UnusualResult {
  /** Of every score that the page offers. */
  readonly areas: Readonly<Record<AnomalyScoreName, number>>;
  /** Of the distance to the nearest of 10,000 training images, which needs no model. */
  readonly nearestOfMany: number;
  /** Standard error of the area of −ELBO. */
  readonly error: number;
}

/** Images of either kind, and training images that the nearest is looked for among. */
const JUDGED = 500;
const REFERENCES = 10_000;

export async function unusualResult(run: UnusualRun): Promise<UnusualResult> {
  const whole = mnistDigits();
  const classes = [...whole.classNames.keys()].filter((label) => label !== run.leftOut);
  const data = { source: mnistDescription.name, classes };
  const dataset = partOf(mnistDescription, whole, data);
  const trainer = await untrained({ ...digitsExperiment(run), data }, dataset, run.threads);
  await trainTo(trainer, run.steps);
  const asked = { stranger: "leftOut" as const, count: JUDGED };
  const { usual, unusual, unusualImages } = await endOf(seenBy(anomalyScores, asked, subjectOf(trainer, dataset)));
  trainer.engine.dispose();

  const areas = Object.fromEntries(
    anomalyScoreNames.map((name) => [name, areaUnderCurve(usual[name], unusual[name])]),
  ) as Record<AnomalyScoreName, number>;
  const size = unusualImages.length / unusual.kl.length;
  const training = levelsOf(dataset.train.images.subarray(0, REFERENCES * size));
  const farFrom = (images: Uint8Array) => distancesToNearest(levelsOf(images), training, size);
  const nearestOfMany = areaUnderCurve(
    farFrom(dataset.test.images.subarray(0, usual.kl.length * size)),
    farFrom(unusualImages),
  );
  return { areas, nearestOfMany, error: errorOfArea(areas.negativeElbo, usual.kl.length, unusual.kl.length) };
}

function levelsOf(images: Uint8Array): Float32Array {
  return Float32Array.from(images, (level) => level / 255);
}
