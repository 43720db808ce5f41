import type { EncoderNoise } from "../../experiment/objective";
import { type Posteriors, sigmaOf } from "../posterior";
import { drawNormals, drawUniforms, Purpose } from "../random";

/** Images that every survey looks at: rows drawn among them stay when the next survey looks at more or fewer. */
export const ALWAYS_SURVEYED = 1000;

/** What is drawn of a seed: each has its own part of the seed's stream. */
const Draw = { epsilon: 0, rows: 1 } as const;

/** Its part of the stream of held-out noise, apart from that of evaluations, which count from 0. */
const SAMPLES_OF_ALL = 0xffffffff;

/** Codes z ~ N(0, I), [count, latentDim]; the same for the same seed. */
export function priorCodes(count: number, latentDim: number, seed: number): Float32Array {
  return drawNormals(count * latentDim, { seed, counter: Draw.epsilon, purpose: Purpose.prior });
}

/**
 * Codes z = μ + σ·ε, [rows.length, latentDim], one for every row named; ε is the same for the same seed, so that a code
 * moves smoothly as its posterior does. σ is 0 or 1 where the encoder's noise is fixed.
 */
export function posteriorCodes(
  { mu, logVar }: Posteriors,
  rows: ArrayLike<number>,
  latentDim: number,
  noise: EncoderNoise,
  seed: number,
): Float32Array {
  const epsilon = priorCodes(rows.length, latentDim, seed);
  return epsilon.map((value, index) => {
    const place = (rows[Math.floor(index / latentDim)] ?? 0) * latentDim + (index % latentDim);
    return (mu[place] ?? 0) + sigmaOf(logVar[place] ?? 0, noise) * value;
  });
}

/** The noise [length] of one code from every held-out image's posterior; it begins alike however many are looked at. */
export function heldOutEpsilon(length: number, seed: number): Float32Array {
  return drawNormals(length, { seed, counter: SAMPLES_OF_ALL, purpose: Purpose.heldOutEpsilon });
}

/** One code z = μ + σ·ε from every posterior, all of one shape. */
export function sampledCodes(mu: Float32Array, sigma: Float32Array, epsilon: Float32Array): Float32Array {
  const z = new Float32Array(mu.length);
  for (let place = 0; place < z.length; place++) {
    z[place] = (mu[place] as number) + (sigma[place] as number) * (epsilon[place] as number);
  }
  return z;
}

/**
 * The share of codes z [count, latentDim] that lie within one σ of their own mean, in the first `axes` of their dimensions
 * taken together: within an interval of one, within an ellipse of two. NaN where a σ is 0.
 */
export function shareWithinDeviation(
  { mu, sigma, z }: { readonly mu: Float32Array; readonly sigma: Float32Array; readonly z: Float32Array },
  latentDim: number,
  axes: number,
): number {
  const count = mu.length / latentDim;
  let inside = 0;
  for (let row = 0; row < count; row++) {
    let squared = 0;
    for (let place = row * latentDim; place < row * latentDim + Math.min(axes, latentDim); place++) {
      squared += (((z[place] as number) - (mu[place] as number)) / (sigma[place] as number)) ** 2;
    }
    if (Number.isNaN(squared)) return Number.NaN;
    if (squared <= 1) inside++;
  }
  return inside / count;
}

/**
 * Rows of held-out images, [count], each equally likely; the same for the same seed. Codes drawn from their posteriors
 * are draws from the aggregate posterior, the mean of q(z|x) over images x.
 */
export function aggregateRows(count: number, surveyed: number, seed: number): Uint32Array {
  const among = Math.min(surveyed, ALWAYS_SURVEYED);
  const key = { seed, counter: Draw.rows, purpose: Purpose.prior };
  return Uint32Array.from(drawUniforms(count, key), (uniform) => Math.floor(uniform * among));
}
