/// <reference path="./assembly.d.ts" />
// TypeScript and AssemblyScript both compile this file, so it may hold nothing but classes of numbers, enums and constants.

/** The codes of the kernels: those below 20 run over images in a chain, the others as tasks of a set, `product` as both. */
export enum Opcode {
  gather = 0,
  product = 1,
  filterGradient = 2,
  moments = 3,
  normalize = 4,
  normalizeSums = 5,
  normalizeGradient = 6,
  rectifierGradient = 7,
  biasGradient = 8,
  sample = 9,
  sampleGradient = 10,
  pixelLoss = 11,
  sigmoid = 12,
  add = 13,
  rescaleGradient = 14,
  copy = 15,
  clear = 16,
  labelLoss = 17,
  pack = 20,
  denseGradient = 21,
  momentsFinish = 22,
  normalizeSumsFinish = 23,
  runningCoefficients = 24,
  runningUpdate = 25,
  sumPartials = 26,
  adam = 27,
}

/** How the tasks of a phase are cut: a chain by images, a set by what its calls are made of. */
export enum PhaseKind {
  chain = 0,
  set = 1,
}

/** What a posterior's sample is drawn with: nothing, the learned σ, or σ = 1. */
export enum NoiseCode {
  zero = 0,
  learned = 1,
  one = 2,
}

/** How the images of a training step are corrupted. */
export enum CorruptionCode {
  none = 0,
  gaussian = 1,
  saltAndPepper = 2,
  square = 3,
  half = 4,
  blur = 5,
}

/** What a pixel is modelled by. */
export enum LikelihoodCode {
  bernoulli = 0,
  gaussian = 1,
}

/** Where the control block holds what the threads change, in bytes from its beginning, each in a cache line of its own. */
export enum SharedWord {
  /** The next task of the present phase. */
  next = 64,
  /** How many threads have come to the barrier, and how many phases have been left behind. */
  arrived = 96,
  passed = 128,
  /** Not 0 once a thread is lost: all give up. */
  failed = 192,
}

/** Bytes of the control block with its shared words. */
export const CONTROL_BYTES: i32 = 256;
/** The last byte of a job: how many threads it is for. */
export const JOB_THREADS: i32 = 0xff;
/** One wait of a thread at the barrier, in milliseconds. */
export const WAIT_MS: i32 = 100;
/** Bytes of scratch memory that each thread has to itself. */
export const SCRATCH_BYTES: usize = 65536;
