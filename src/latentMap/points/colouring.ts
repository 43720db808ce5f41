import type { EncoderNoise } from "../../experiment/objective";
import { klOfImages } from "../../model/kl";
import { quantiles } from "../../model/quantiles";
import type { Survey } from "../../state/state";
import type { Colouring } from "../../state/view/map";
import { sigmasInUse } from "../layers/posteriors";
import { latentDimOf } from "../plane/places";
import { type Range, steadyRange } from "./tones";

/** A colouring that tells a quantity. */
export type QuantityColouring = Exclude<Colouring, "class">;

/** A quantity of every image of a survey and the range that its colours tell apart. */
export interface Shading {
  /** NaN where not known, [count]. */
  readonly values: Float32Array;
  readonly range: Range;
}

/** Shares of the images below and above which the colours no longer differ. */
const ENDS = [0.02, 0.98] as const;

const known = new WeakMap<object, Map<string, Shading>>();
const latest = new Map<string, Range>();

/** The quantity that a colouring tells, with a range that keeps to the survey's before it where it can. */
export function shadingOf(
  survey: Survey,
  scores: Float32Array | null,
  colouring: QuantityColouring,
  noise: EncoderNoise,
): Shading | null {
  const source = colouring === "reconstruction" ? scores : survey;
  if (!source) return null;
  const ofSource = known.get(source) ?? new Map<string, Shading>();
  known.set(source, ofSource);
  const key = `${colouring} ${noise} ${survey.count}`;
  const shading = ofSource.get(key) ?? shade(quantityOf(survey, scores, colouring, noise), colouring);
  ofSource.set(key, shading);
  return shading;
}

function shade(values: Float32Array, colouring: QuantityColouring): Shading {
  const [least = 0, greatest = 0] = quantiles(values.filter(Number.isFinite), ENDS);
  const fresh = { least, greatest };
  const range = steadyRange(latest.get(colouring) ?? null, fresh);
  latest.set(colouring, range);
  return { values, range };
}

function quantityOf(
  survey: Survey,
  scores: Float32Array | null,
  colouring: QuantityColouring,
  noise: EncoderNoise,
): Float32Array {
  if (colouring === "kl") return klOfImages(survey, latentDimOf(survey), noise);
  if (colouring === "sigma") return meanSigmas(survey, noise);
  const values = new Float32Array(survey.count).fill(Number.NaN);
  if (scores) values.set(scores.subarray(0, survey.count));
  return values;
}

/** σ of each image's posterior, averaged over the dimensions, [count]. */
export function meanSigmas(survey: Survey, noise: EncoderNoise): Float32Array {
  const latentDim = latentDimOf(survey);
  const sigma = sigmasInUse(survey, noise);
  const means = new Float32Array(survey.count);
  for (let row = 0; row < survey.count; row++) {
    let sum = 0;
    for (let index = row * latentDim; index < (row + 1) * latentDim; index++) sum += sigma[index] ?? 0;
    means[row] = sum / latentDim;
  }
  return means;
}
