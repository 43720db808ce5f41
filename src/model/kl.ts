import type { EncoderNoise } from "../experiment/objective";
import { clampLogVar, type Posteriors } from "./posterior";

/**
 * D(N(μ, σ²) ‖ N(0, I)) of one image in nats, ½ Σ (μ² + σ² − 1 − log σ²) over its latent dimensions (Kingma and Welling
 * 2014, appendix B); where σ is not learned, ½ Σ μ².
 */
export function klOf(mu: ArrayLike<number>, logVar: ArrayLike<number>, noise: EncoderNoise): number {
  return klOfRow(mu, logVar, noise, 0, mu.length);
}

/** KL of every image's posterior from the prior in nats, [count], as `klOf` says. */
export function klOfImages({ mu, logVar }: Posteriors, latentDim: number, noise: EncoderNoise): Float32Array {
  const kl = new Float32Array(mu.length / latentDim);
  for (let row = 0; row < kl.length; row++) {
    kl[row] = klOfRow(mu, logVar, noise, row * latentDim, (row + 1) * latentDim);
  }
  return kl;
}

/**
 * D(N(0, I) ‖ N(μ, σ²)), the prior first, of every image in nats, [count]: ½ Σ ((1 + μ²) / σ² − 1 + log σ²) over its latent
 * dimensions; infinite where σ is 0.
 */
export function swappedKlOfImages({ mu, logVar }: Posteriors, latentDim: number, noise: EncoderNoise): Float32Array {
  const kl = new Float32Array(mu.length / latentDim);
  for (let place = 0; place < mu.length; place++) {
    const row = Math.floor(place / latentDim);
    const mean = mu[place] as number;
    const held = noise === "learned" ? clampLogVar(logVar[place] as number) : 0;
    const ofDimension =
      noise === "zero" ? Number.POSITIVE_INFINITY : ((1 + mean * mean) * Math.exp(-held) - 1 + held) / 2;
    kl[row] = (kl[row] as number) + ofDimension;
  }
  return kl;
}

/** KL of each latent dimension in nats, averaged over images, [latentDim]; NaN without an image. */
export function klPerDimension({ mu, logVar }: Posteriors, latentDim: number, noise: EncoderNoise): number[] {
  const sums = new Array<number>(latentDim).fill(0);
  for (let place = 0; place < mu.length; place++) {
    const dimension = place % latentDim;
    const kl = klOfDimension(mu[place] as number, logVar[place] as number, noise);
    sums[dimension] = (sums[dimension] as number) + kl;
  }
  return sums.map((sum) => (sum * latentDim) / mu.length);
}

/**
 * What a formula has in the place of KL that weighs its two parts unlike: `squares` times ½Σ(μ² + σ² − 1) minus `logs` times
 * ½Σ log σ², averaged over images; of σ that is not learned, what is counted of it is ½Σ μ².
 */
export function mistakenKl(
  { mu, logVar }: Posteriors,
  latentDim: number,
  noise: EncoderNoise,
  { squares, logs }: { readonly squares: number; readonly logs: number },
): number {
  let sum = 0;
  for (let place = 0; place < mu.length; place++) {
    const mean = mu[place] as number;
    const held = noise === "learned" ? clampLogVar(logVar[place] as number) : 0;
    sum += (squares * (mean * mean + Math.expm1(held)) - logs * held) / 2;
  }
  return (sum * latentDim) / mu.length;
}

function klOfRow(
  mu: ArrayLike<number>,
  logVar: ArrayLike<number>,
  noise: EncoderNoise,
  from: number,
  end: number,
): number {
  let kl = 0;
  for (let place = from; place < end; place++) {
    kl += klOfDimension(mu[place] as number, logVar[place] as number, noise);
  }
  return kl;
}

function klOfDimension(mu: number, logVar: number, noise: EncoderNoise): number {
  if (noise !== "learned") return (mu * mu) / 2;
  const held = clampLogVar(logVar);
  // expm1 keeps the difference from 1 that rounding would lose where σ is nearly 1.
  return (mu * mu + (Math.expm1(held) - held)) / 2;
}
