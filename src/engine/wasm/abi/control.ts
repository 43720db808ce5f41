/// <reference path="./assembly.d.ts" />
// TypeScript and AssemblyScript both compile this file, so it may hold nothing but classes of numbers, enums and constants.

/** Operations between two barriers: a chain that each task runs over its images, or a set of which each task is part. */
export class PhaseHeader {
  /** A `PhaseKind`. */
  kind: i32 = 0;
  tasks: i32 = 0;
  /** Images of a task, and how many of them run through the chain at a time. */
  chunk: i32 = 0;
  block: i32 = 0;
  calls: i32 = 0;
}

/** Address of call `index` of a phase, and its place in the profile. */
export class PhaseEntry {
  call: usize = 0;
  profile: usize = 0;
}

/** What the threads share: the job in hand, and where they wait for each other. */
export class ControlBlock {
  /** Counts the jobs, and in its last byte how many threads this one is for; threads sleep until it changes. */
  job: i32 = 0;
  /** Address of the program, and its phases to run. */
  program: usize = 0;
  firstPhase: i32 = 0;
  endPhase: i32 = 0;
  /** Where the tasks of each phase end early; the first phase begins with the task at `SharedWord.next`. */
  endTask: i32 = 0;
  uniforms: usize = 0;
  threads: i32 = 0;
  scratch: usize = 0;
  /** Where milliseconds by operation are added up, or 0. */
  profile: usize = 0;
  /** Waits at the barrier without any progress after which a thread counts as lost. */
  timeout: i32 = 0;
}

/** What changes from one run of a program to the next, written before it. */
export class UniformBlock {
  /** Images of this run. */
  images: i32 = 0;
  /** Key of the noise, and the row of its stream that belongs to the first image. */
  seed: u32 = 0;
  counter: u32 = 0;
  purpose: u32 = 0;
  firstRow: u32 = 0;
  /** A `NoiseCode`. */
  noise: i32 = 0;
  /** A `LikelihoodCode`. */
  likelihood: i32 = 0;
  /** A `CorruptionCode`, and the key of its draws. */
  corruption: i32 = 0;
  corruptionSeed: u32 = 0;
  corruptionCounter: u32 = 0;
  corruptionPurpose: u32 = 0;
  /** The fields of a `CorruptionExtent`, of which model/corruption.ts tells. */
  hiddenRows: i32 = 0;
  hiddenColumns: i32 = 0;
  turnedShare: u32 = 0;
  blurReach: i32 = 0;
  /** Weights of the two terms, each divided by the number of images. */
  reconstructionWeight: f32 = 0;
  /** Of the two parts of KL, ½Σ(μ² + σ² − 1) and −½Σ log σ². */
  squaresWeight: f32 = 0;
  logsWeight: f32 = 0;
  /** Of a label head's cross-entropy, divided by the number of labelled images. */
  labelWeight: f32 = 0;
  learningRate: f32 = 0;
  /** 1 / (1 − βᵗ) of Adam's two means. */
  firstCorrection: f32 = 0;
  secondCorrection: f32 = 0;
  /** The standard deviation of Gaussian noise. */
  corruptionStrength: f32 = 0;
}

/** What follows a `ProductCall`, once a tap: source pixels below and right of the grid's pixel, and its weights' offset in a panel. */
export class TapWords {
  down: i32 = 0;
  right: i32 = 0;
  weights: usize = 0;
}
