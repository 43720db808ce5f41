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

/**
 * Factors of a loss's terms against nats per image: it is `reconstruction` times −log p(x|z), plus λ times
 * `squares`·½Σ(μ² + σ² − 1) − `logs`·½Σ log σ². The divergence has equal `squares` and `logs`.
 */
export interface Coefficients {
  readonly reconstruction: number;
  readonly squares: number;
  readonly logs: number;
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

/** How somebody writes the loss: what is summed, what is averaged, and with which factors. */
export interface Convention {
  /** The pixel likelihood and λ that it comes with. */
  readonly likelihood: Likelihood;
  readonly lambda: number;
  readonly coefficients: (sizes: LossSizes, likelihood: Likelihood) => Coefficients;
}

const right = (reconstruction: number, kl: number): Coefficients => ({ reconstruction, squares: kl, logs: kl });
/** Of a mean over pixels: ½‖x − x̂‖² counts every squared error half. */
const meanOverPixels = (likelihood: Likelihood, pixels: number) => (likelihood === "gaussian" ? 2 : 1) / pixels;

/** The ways in which lectures and libraries write the loss. */
export const conventions: Readonly<Record<ConventionName, Convention>> = {
  elbo: {
    likelihood: "bernoulli",
    lambda: 1,
    coefficients: () => right(1, 1),
  },
  cs3232: {
    likelihood: "bernoulli",
    lambda: 1,
    coefficients: ({ latentDim }) => right(1, 1 / latentDim),
  },
  notes003: {
    likelihood: "bernoulli",
    lambda: 1,
    coefficients: ({ batchSize }) => right(1, batchSize),
  },
  part1: {
    likelihood: "gaussian",
    lambda: 1,
    coefficients: ({ pixels }, likelihood) => right(meanOverPixels(likelihood, pixels), 1),
  },
  "william-hu": {
    likelihood: "bernoulli",
    lambda: 1,
    coefficients: () => ({ reconstruction: 1, squares: 2, logs: 1 }),
  },
  keras: {
    likelihood: "bernoulli",
    lambda: 1,
    coefficients: () => right(1, 1),
  },
  pytorch: {
    likelihood: "bernoulli",
    lambda: 1,
    coefficients: ({ batchSize }) => right(batchSize, batchSize),
  },
  "pytorch-vae": {
    likelihood: "gaussian",
    lambda: 0.00025,
    coefficients: ({ pixels }, likelihood) => right(meanOverPixels(likelihood, pixels), 1),
  },
};
