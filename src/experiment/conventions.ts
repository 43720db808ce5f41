import type { Likelihood } from "./objective";

/** What the reductions of a loss depend on. */
export interface LossSizes {
  /** d: pixels of an image, all channels counted. */
  readonly pixels: number;
  /** L. */
  readonly latentDim: number;
  /** B: images a training step. */
  readonly batchSize: number;
}

export const conventionNames = [
  "elbo",
  "cs3232",
  "notes003",
  "part1",
  "william-hu",
  "keras",
  "pytorch",
  "pytorch-vae",
] as const;
export type ConventionName = (typeof conventionNames)[number];

/** What comes with the way in which somebody writes the loss; its factors are model/objective.ts's. */
export interface Convention {
  /** The pixel likelihood and λ that it comes with. */
  readonly likelihood: Likelihood;
  readonly lambda: number;
}

/** The ways in which lectures and libraries write the loss, by name. */
export const conventions: Readonly<Record<ConventionName, Convention>> = {
  elbo: { likelihood: "bernoulli", lambda: 1 },
  cs3232: { likelihood: "bernoulli", lambda: 1 },
  notes003: { likelihood: "bernoulli", lambda: 1 },
  part1: { likelihood: "gaussian", lambda: 1 },
  "william-hu": { likelihood: "gaussian", lambda: 1 },
  keras: { likelihood: "bernoulli", lambda: 1 },
  pytorch: { likelihood: "bernoulli", lambda: 1 },
  "pytorch-vae": { likelihood: "gaussian", lambda: 0.00025 },
};
