import type { EncoderNoise } from "../../experiment/objective";
import type { Projection } from "../../model/latent/projection";
import { sigmasOf } from "../../model/posterior";
import type { Survey } from "../../state/state";
import { latentDimOf, mapCoordinates } from "../plane/places";

/** Normal distributions on the map's plane. */
export interface PlaneNormals {
  readonly count: number;
  /** Their means in prior standard deviations, [count, 2]. */
  readonly at: Float32Array;
  /** Their covariances, [count, 3]: across with itself, across with up, up with itself. */
  readonly covariance: Float32Array;
}

const sigmasKnown = new WeakMap<Survey, Map<EncoderNoise, Float32Array>>();

/** Standard deviations σ of a survey's codes, [count, latentDim]: those predicted, or all 0 or 1 where fixed. */
export function sigmasInUse(survey: Survey, noise: EncoderNoise): Float32Array {
  const known = sigmasKnown.get(survey) ?? new Map<EncoderNoise, Float32Array>();
  sigmasKnown.set(survey, known);
  const sigma = known.get(noise) ?? sigmasOf(survey.logVar, noise);
  known.set(noise, sigma);
  return sigma;
}

/** A survey's posteriors as they fall on the map's plane: the marginal of N(μ, diag σ²) along its two directions. */
export function projectedPosteriors(survey: Survey, noise: EncoderNoise, projection: Projection): PlaneNormals {
  const latentDim = latentDimOf(survey);
  const sigma = sigmasInUse(survey, noise);
  const covariance = new Float32Array(3 * survey.count);
  for (let row = 0; row < survey.count; row++) projectCovariance(sigma, row, latentDim, projection, covariance);
  return { count: survey.count, at: mapCoordinates(survey.mu, latentDim, projection), covariance };
}

function projectCovariance(
  sigma: Float32Array,
  row: number,
  latentDim: number,
  { across, up }: Projection,
  covariance: Float32Array,
): void {
  let acrossAcross = 0;
  let acrossUp = 0;
  let upUp = 0;
  for (let dimension = 0; dimension < latentDim; dimension++) {
    const variance = (sigma[row * latentDim + dimension] ?? 0) ** 2;
    const [a, b] = [across[dimension] ?? 0, up[dimension] ?? 0];
    acrossAcross += variance * a * a;
    acrossUp += variance * a * b;
    upUp += variance * b * b;
  }
  covariance[3 * row] = acrossAcross;
  covariance[3 * row + 1] = acrossUp;
  covariance[3 * row + 2] = upUp;
}

/** An ellipse of one standard deviation on the map's plane. */
export interface Ellipse {
  /** Half axes in prior standard deviations, the longer first. */
  readonly radii: readonly [number, number];
  /** From the direction across to the longer axis, counter-clockwise as up is up, in radians. */
  readonly angle: number;
}

/** Where a normal distribution's density is exp(−½) of its greatest: its covariance's eigenvectors, σ long. */
export function ellipseOf(acrossAcross: number, acrossUp: number, upUp: number): Ellipse {
  const middle = (acrossAcross + upUp) / 2;
  const half = Math.hypot((acrossAcross - upUp) / 2, acrossUp);
  const angle = Math.atan2(2 * acrossUp, acrossAcross - upUp) / 2;
  return { radii: [Math.sqrt(middle + half), Math.sqrt(Math.max(0, middle - half))], angle };
}
