import type { FactorDescription } from "../../experiment/dataSets";
import type { EncoderNoise } from "../../experiment/objective";
import { klOfImages } from "../../model/kl";
import { quantiles } from "../../model/quantiles";
import { type Colouring, factorOf } from "../../state/view/map";
import type { Survey } from "../../state/view/viewState";
import { sigmasInUse } from "../layers/posteriors";
import { latentDimOf } from "../plane/places";
import { steadyRange, type ToneRange } from "./tones";

/** A colouring that tells a quantity. */
export type QuantityColouring = Exclude<Colouring, "class">;

/** A quantity of every image of a survey and the range that its colours tell apart. */
export interface Shading {
  /** NaN where not known, [count]. */
  readonly values: Float32Array;
  readonly range: ToneRange;
}

/** Shares of the images below and above which the colours no longer differ. */
const ENDS = [0.02, 0.98] as const;

/** The quantity that a colouring tells, with a range that keeps to the one before it where it can. */
export function shadingOf(
  survey: Survey,
  scores: Float32Array | null,
  colouring: QuantityColouring,
  noise: EncoderNoise,
  before: ToneRange | null = null,
  factors: KnownFactors | null = null,
): Shading | null {
  const factor = factorOf(colouring);
  if (factor !== null) return factors && shadingByFactor(factors, factor, survey.count);
  if (colouring === "reconstruction" && !scores) return null;
  const values = quantityOf(survey, scores, colouring, noise);
  const [least = 0, greatest = 0] = quantiles(values.filter(Number.isFinite), ENDS);
  return { values, range: steadyRange(before, { least, greatest }) };
}

/** What is known of how images came about. */
export interface KnownFactors {
  readonly described: readonly FactorDescription[];
  /** [images, factors] */
  readonly values: Float32Array;
}

/** Colours over all that a factor can be, from its least to its greatest value. */
function shadingByFactor({ described, values }: KnownFactors, factor: number, count: number): Shading | null {
  const range = described[factor];
  if (!range) return null;
  return {
    values: Float32Array.from({ length: count }, (_, row) => values[row * described.length + factor] ?? Number.NaN),
    range,
  };
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
