import type { EncoderNoise } from "../../experiment/objective";
import { type PlaneNormals, projectedNormals } from "../../model/latent/planeNormals";
import type { Projection } from "../../model/latent/projection";
import { sigmasOf } from "../../model/posterior";
import type { Survey } from "../../state/view/viewState";
import { latentDimOf } from "../plane/places";

const sigmasKnown = new WeakMap<Survey, Map<EncoderNoise, Float32Array>>();

/** Standard deviations σ of a survey's codes, [count, latentDim]: those predicted, or all 0 or 1 where fixed. */
export function sigmasInUse(survey: Survey, noise: EncoderNoise): Float32Array {
  const known = sigmasKnown.get(survey) ?? new Map<EncoderNoise, Float32Array>();
  sigmasKnown.set(survey, known);
  const sigma = known.get(noise) ?? sigmasOf(survey.logVar, noise);
  known.set(noise, sigma);
  return sigma;
}

/** A survey's posteriors as they fall on the map's plane. */
export function projectedPosteriors(survey: Survey, noise: EncoderNoise, projection: Projection): PlaneNormals {
  return projectedNormals(survey.mu, sigmasInUse(survey, noise), latentDimOf(survey), projection);
}
