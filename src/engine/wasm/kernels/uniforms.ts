/** What changes from one run of a program to the next, written before it. */
@unmanaged
export class Uniforms {
  /** Images of this run. */
  images: i32;
  /** Key of the noise, and the row of its stream that belongs to the first image. */
  seed: u32;
  counter: u32;
  purpose: u32;
  firstRow: u32;
  /** 0 none, 1 learned, 2 one. */
  noise: i32;
  /** 0 Bernoulli, 1 Gaussian. */
  likelihood: i32;
  /** Weights of the two terms, each divided by the number of images. */
  reconstructionWeight: f32;
  /** Of the two parts of KL, ½Σ(μ² + σ² − 1) and −½Σ log σ². */
  squaresWeight: f32;
  logsWeight: f32;
  learningRate: f32;
  /** 1 / (1 − βᵗ) of Adam's two means. */
  firstCorrection: f32;
  secondCorrection: f32;
}

/** Bytes of scratch memory that each thread has to itself. */
export const SCRATCH_BYTES: usize = 65536;
