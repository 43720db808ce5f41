import type { LossSizes } from "../../experiment/conventions";
import type { EncoderNoise, Likelihood, Objective } from "../../experiment/objective";
import { coefficientsOf } from "../../model/objective";

/** What a run of a program depends on besides its tensors; the fields of `Uniforms` in `kernels/uniforms.ts`. */
export interface Uniforms {
  /** How many images, at most the program's. */
  readonly images: number;
  readonly seed: number;
  readonly counter: number;
  readonly purpose: number;
  /** Row of the noise's stream that belongs to the first image. */
  readonly firstRow: number;
  /** 0 none, 1 learned, 2 one. */
  readonly noise: number;
  /** 0 Bernoulli, 1 Gaussian. */
  readonly likelihood: number;
  /** Weights of the terms, divided by the number of images. */
  readonly reconstructionWeight: number;
  readonly squaresWeight: number;
  readonly logsWeight: number;
  readonly learningRate: number;
  readonly firstCorrection: number;
  readonly secondCorrection: number;
}

/** Bytes of the block: seven integers, then six floats. */
export const UNIFORM_BYTES = 52;

export function writeUniforms(block: DataView, uniforms: Uniforms): void {
  const { images, seed, counter, purpose, firstRow, noise, likelihood } = uniforms;
  for (const [index, value] of [images, seed, counter, purpose, firstRow, noise, likelihood].entries()) {
    block.setUint32(4 * index, value >>> 0, true);
  }
  const { reconstructionWeight, squaresWeight, logsWeight, learningRate, firstCorrection, secondCorrection } = uniforms;
  const floats = [reconstructionWeight, squaresWeight, logsWeight, learningRate, firstCorrection, secondCorrection];
  for (const [index, value] of floats.entries()) block.setFloat32(28 + 4 * index, value, true);
}

const NOISE: Readonly<Record<EncoderNoise, number>> = { zero: 0, learned: 1, one: 2 };
const LIKELIHOOD: Readonly<Record<Likelihood, number>> = { bernoulli: 0, gaussian: 1 };

/** What an objective comes to for a batch. */
export function objectiveUniforms(objective: Objective, sizes: LossSizes) {
  const weights = coefficientsOf(objective, sizes);
  const count = sizes.batchSize;
  return {
    noise: NOISE[objective.noise],
    likelihood: LIKELIHOOD[objective.likelihood],
    reconstructionWeight: weights.reconstruction / count,
    squaresWeight: weights.squares / count,
    logsWeight: weights.logs / count,
  };
}

/** A run that depends on nothing. */
export const noUniforms: Uniforms = {
  images: 0,
  seed: 0,
  counter: 0,
  purpose: 0,
  firstRow: 0,
  noise: 0,
  likelihood: 0,
  reconstructionWeight: 0,
  squaresWeight: 0,
  logsWeight: 0,
  learningRate: 0,
  firstCorrection: 1,
  secondCorrection: 1,
};
