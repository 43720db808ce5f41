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
  readonly title: string;
  /** The loss as it is written there, λ being the weight of its KL term. */
  readonly formula: string;
  /** The pixel likelihood and λ that it comes with. */
  readonly likelihood: Likelihood;
  readonly lambda: number;
  /** Why the effective β is what it is, in one line. */
  readonly reasoning: (sizes: LossSizes) => string;
  readonly coefficients: (sizes: LossSizes, likelihood: Likelihood) => Coefficients;
  /** What is wrong with the formula; null where nothing is. */
  readonly mistake: string | null;
}

const right = (reconstruction: number, kl: number): Coefficients => ({ reconstruction, squares: kl, logs: kl });
/** Of a mean over pixels: ½‖x − x̂‖² counts every squared error half. */
const meanOverPixels = (likelihood: Likelihood, pixels: number) => (likelihood === "gaussian" ? 2 : 1) / pixels;

/** The ways in which lectures and libraries write the loss. */
export const conventions: Readonly<Record<ConventionName, Convention>> = {
  elbo: {
    title: "ELBO",
    formula: "Σ BCE + λ · ½ Σ (μ² + σ² − 1 − log σ²)",
    likelihood: "bernoulli",
    lambda: 1,
    reasoning: () => "λ: both terms summed per image",
    coefficients: () => right(1, 1),
    mistake: null,
  },
  cs3232: {
    title: "CS3232",
    formula: "784 · mean BCE + λ · mean KL",
    likelihood: "bernoulli",
    lambda: 1,
    reasoning: ({ latentDim }) => `λ/${latentDim}: KL averaged over ${dimensions(latentDim)}`,
    coefficients: ({ latentDim }) => right(1, 1 / latentDim),
    mistake: null,
  },
  notes003: {
    title: "Notes 003",
    formula: "784 · mean BCE + λ · sum of KL",
    likelihood: "bernoulli",
    lambda: 1,
    reasoning: ({ batchSize }) => `${batchSize} λ: KL summed over ${batchSize} images`,
    coefficients: ({ batchSize }) => right(1, batchSize),
    mistake: null,
  },
  part1: {
    title: "VAE Part 1",
    formula: "1/d · ‖x − x̂‖² + λ · KL",
    likelihood: "gaussian",
    lambda: 1,
    reasoning: ({ pixels }) => `λ·${pixels}/2: error averaged over pixels`,
    coefficients: ({ pixels }, likelihood) => right(meanOverPixels(likelihood, pixels), 1),
    mistake: null,
  },
  "william-hu": {
    title: "W. Hu (wrong)",
    formula: "Σ BCE + λ · Σ (σ² + μ² − log σ − 1)",
    likelihood: "bernoulli",
    lambda: 1,
    reasoning: () => "no divergence: least at σ = 0.71",
    coefficients: () => ({ reconstruction: 1, squares: 2, logs: 1 }),
    mistake: "It is no KL divergence: without the ½ and with log σ in place of log σ² it is least at σ = 0.71, not 1.",
  },
  keras: {
    title: "Keras example",
    formula: "mean over images of Σ BCE + λ · Σ KL",
    likelihood: "bernoulli",
    lambda: 1,
    reasoning: () => "λ: both terms summed per image",
    coefficients: () => right(1, 1),
    mistake: null,
  },
  pytorch: {
    title: "PyTorch example",
    formula: "sum over the batch of BCE + λ · KL",
    likelihood: "bernoulli",
    lambda: 1,
    reasoning: ({ batchSize }) => `λ: both summed over ${batchSize} images`,
    coefficients: ({ batchSize }) => right(batchSize, batchSize),
    mistake: null,
  },
  "pytorch-vae": {
    title: "PyTorch-VAE",
    formula: "mean squared error + 0.00025 · KL",
    likelihood: "gaussian",
    lambda: 0.00025,
    reasoning: ({ pixels }) => `λ·${pixels}/2: error averaged over pixels`,
    coefficients: ({ pixels }, likelihood) => right(meanOverPixels(likelihood, pixels), 1),
    mistake: null,
  },
};

function dimensions(count: number): string {
  return count === 1 ? "1 dimension" : `${count} dimensions`;
}
