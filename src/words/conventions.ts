import type { ConventionName, LossSizes } from "../experiment/conventions";

/** What the page says of a way of writing the loss. */
export interface ConventionWords {
  readonly title: string;
  /** The loss as it is written there, λ being the weight of its KL term. */
  readonly formula: (sizes: LossSizes) => string;
  /** Why the effective β is what it is, in one line. */
  readonly reasoning: (sizes: LossSizes) => string;
  /** What is wrong with the formula; null where nothing is. */
  readonly mistake: string | null;
}

/** What the page says of each convention. */
export const conventionWords: Readonly<Record<ConventionName, ConventionWords>> = {
  elbo: {
    title: "ELBO",
    formula: () => "Σ BCE + λ · ½ Σ (μ² + σ² − 1 − log σ²)",
    reasoning: () => "λ: both terms summed per image",
    mistake: null,
  },
  cs3232: {
    title: "CS3232",
    formula: ({ pixels }) => `${pixels} · mean BCE + λ · mean KL`,
    reasoning: ({ latentDim }) => `λ/${latentDim}: KL averaged over ${dimensionCount(latentDim)}`,
    mistake: null,
  },
  notes003: {
    title: "Notes 003",
    formula: ({ pixels }) => `${pixels} · mean BCE + λ · sum of KL`,
    reasoning: ({ batchSize }) => `${batchSize} λ: KL summed over ${batchSize} images`,
    mistake: null,
  },
  part1: {
    title: "VAE Part 1",
    formula: () => "1/d · ‖x − x̂‖² + λ · KL",
    reasoning: ({ pixels }) => `λ·${pixels}/2: error averaged over pixels`,
    mistake: null,
  },
  "william-hu": {
    title: "log σ, no ½ (wrong)",
    formula: () => "½‖x − x̂‖² + λ · Σ (σ² + μ² − log σ − 1)",
    reasoning: () => "no divergence: least at σ = 0.71",
    mistake: "It is no KL divergence: without the ½ and with log σ in place of log σ² it is least at σ = 0.71, not 1.",
  },
  keras: {
    title: "Keras example",
    formula: () => "mean over images of Σ BCE + λ · Σ KL",
    reasoning: () => "λ: both terms summed per image",
    mistake: null,
  },
  pytorch: {
    title: "PyTorch example",
    formula: () => "sum over the batch of BCE + λ · KL",
    reasoning: ({ batchSize }) => `λ: both summed over ${batchSize} images`,
    mistake: null,
  },
  "pytorch-vae": {
    title: "PyTorch-VAE",
    formula: () => "mean squared error + 0.00025 · KL",
    reasoning: ({ pixels }) => `λ·${pixels}/2: error averaged over pixels`,
    mistake: null,
  },
};

function dimensionCount(count: number): string {
  return count === 1 ? "1 dimension" : `${count} dimensions`;
}
