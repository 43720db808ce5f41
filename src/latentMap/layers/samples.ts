import type { EncoderNoise } from "../../experiment/objective";
import { drawNormals, Purpose } from "../../experiment/random";
import type { Survey } from "../../state/state";
import { sigmasInUse } from "./posteriors";

/** Its part of the stream of held-out noise, apart from that of evaluations, which count from 0. */
const COUNTER = 0xffffffff;

/** The noise drawn last: it is the same for all surveys of a run. */
let drawn: { readonly seed: number; readonly epsilon: Float32Array } = {
  seed: Number.NaN,
  epsilon: new Float32Array(0),
};

/**
 * One code z = μ + σ·ε from the posterior of every image, [count, latentDim]. The ε of an image stays the same, so that
 * its point moves with its posterior and not by chance.
 */
export function sampledCodes(survey: Survey, noise: EncoderNoise, seed: number): Float32Array {
  const sigma = sigmasInUse(survey, noise);
  const epsilon = epsilonFor(survey.mu.length, seed);
  const z = new Float32Array(survey.mu.length);
  for (let i = 0; i < z.length; i++) z[i] = (survey.mu[i] ?? 0) + (sigma[i] ?? 0) * (epsilon[i] ?? 0);
  return z;
}

function epsilonFor(length: number, seed: number): Float32Array {
  if (drawn.seed !== seed || drawn.epsilon.length < length) {
    drawn = { seed, epsilon: drawNormals(length, { seed, counter: COUNTER, purpose: Purpose.heldOutEpsilon }) };
  }
  return drawn.epsilon;
}
