import type { ConventionName, LossSizes } from "../experiment/conventions";
import { usualLabelHead } from "../experiment/labelHead";
import type { Likelihood, Losses, Objective } from "../experiment/objective";

/**
 * Factors of a loss's terms against nats per image: it is `reconstruction` times −log p(x|z), plus `squares` times
 * ½Σ(μ² + σ² − 1), minus `logs` times ½Σ log σ². Of a multiple of the divergence `squares` and `logs` are equal.
 */
export interface Coefficients {
  readonly reconstruction: number;
  readonly squares: number;
  readonly logs: number;
}

type CoefficientsOf = (sizes: LossSizes, likelihood: Likelihood) => Coefficients;

const both = (reconstruction: number, kl: number): Coefficients => ({ reconstruction, squares: kl, logs: kl });
const bothSummed: CoefficientsOf = () => both(1, 1);
/** ½‖x − x̂‖² counts every squared error half. */
const errorAveragedOverPixels: CoefficientsOf = ({ pixels }, likelihood) =>
  both((likelihood === "gaussian" ? 2 : 1) / pixels, 1);

/** Each convention's factors at λ = 1; whose formula it is stands in the page's words. */
const conventionCoefficients: Readonly<Record<ConventionName, CoefficientsOf>> = {
  elbo: bothSummed,
  cs3232: ({ latentDim }) => both(1, 1 / latentDim),
  notes003: ({ batchSize }) => both(1, batchSize),
  part1: errorAveragedOverPixels,
  // σ² + μ² − log σ − 1: without the ½, and log σ is half of log σ².
  "william-hu": () => ({ reconstruction: 1, squares: 2, logs: 1 }),
  keras: bothSummed,
  pytorch: ({ batchSize }) => both(batchSize, batchSize),
  "pytorch-vae": errorAveragedOverPixels,
};

/** Which terms an objective minimises. */
export function counted({ terms, lambda }: Objective): { reconstruction: boolean; kl: boolean } {
  return { reconstruction: terms !== "kl", kl: terms !== "reconstruction" && lambda !== 0 };
}

/** Factors of what is minimised, λ and the convention's included; 0 for a term left out. */
export function coefficientsOf(objective: Objective, sizes: LossSizes): Coefficients {
  const { reconstruction, squares, logs } = conventionCoefficients[objective.convention](sizes, objective.likelihood);
  const counts = counted(objective);
  return {
    reconstruction: counts.reconstruction ? reconstruction : 0,
    squares: counts.kl ? objective.lambda * squares : 0,
    logs: counts.kl ? objective.lambda * logs : 0,
  };
}

/** The weight α of a label head's cross-entropy, which every convention adds as it is: a mean over labelled images, in nats. */
export function labelWeightOf({ labelWeight = usualLabelHead.weight }: Pick<Objective, "labelWeight">): number {
  return labelWeight;
}

/**
 * Weights of the sums over a batch in its loss, a mean over images: the coefficients, by how many images there are; of a label
 * head's by how many are `labelled`.
 */
export function batchWeightsOf(objective: Objective, sizes: LossSizes, labelled = 0) {
  const { reconstruction, squares, logs } = coefficientsOf(objective, sizes);
  const { batchSize } = sizes;
  return {
    reconstructionWeight: reconstruction / batchSize,
    squaresWeight: squares / batchSize,
    logsWeight: logs / batchSize,
    labelWeight: labelled > 0 ? labelWeightOf(objective) / labelled : 0,
  };
}

/**
 * The β of a β-VAE (Higgins et al. 2017, equation 4) that λ amounts to, 1 being the negative ELBO; null under a formula that
 * is no multiple of the divergence.
 */
export function effectiveBeta({ lambda, convention, likelihood }: Objective, sizes: LossSizes): number | null {
  const { reconstruction, squares, logs } = conventionCoefficients[convention](sizes, likelihood);
  return squares === logs ? (lambda * squares) / reconstruction : null;
}

/** What a nat of KL counts against one of reconstruction in what is minimised; null where there is no such number. */
export function minimisedBeta(objective: Objective, sizes: LossSizes): number | null {
  const { reconstruction, kl } = counted(objective);
  if (!reconstruction) return null;
  return kl ? effectiveBeta(objective, sizes) : 0;
}

/**
 * An objective whose loss is this one's in nats per image, however many images a batch has: the same but for a constant
 * factor. A formula that is no multiple of the divergence stays as it is.
 */
export function inNats(objective: Objective, sizes: LossSizes): Objective {
  const beta = effectiveBeta(objective, sizes);
  return beta === null ? objective : { ...objective, convention: "elbo", lambda: beta };
}

/** Whether losses under one objective are other numbers than those under another, before they are weighed. */
export function isRecounted(before: Objective, after: Objective): boolean {
  const isMistake = ({ convention }: Objective) => convention === "william-hu";
  return (
    before.likelihood !== after.likelihood || before.noise !== after.noise || isMistake(before) !== isMistake(after)
  );
}

/** How a formula at λ = 1 weighs the two parts of what it has in the place of KL; null of a multiple of the divergence. */
export function mistakenWeights(
  { convention, likelihood }: Objective,
  sizes: LossSizes,
): Pick<Coefficients, "squares" | "logs"> | null {
  const { squares, logs } = conventionCoefficients[convention](sizes, likelihood);
  return squares === logs ? null : { squares, logs };
}

/**
 * Reconstruction + β KL of those terms that count, nats per image: the convention's loss but for a constant factor. Under a
 * formula that is no multiple of the divergence, what it has in its place, weighed by λ; NaN where that was not reckoned.
 */
export function totalLoss(losses: Losses, objective: Objective, sizes: LossSizes): number {
  const counts = counted(objective);
  const { first, weight, second } = summedOf(losses, objective, sizes);
  return (counts.reconstruction ? first : 0) + (counts.kl ? weight * second : 0);
}

/** What an objective's loss is summed of, first + weight × second, whether both count or not. */
export function summedOf(losses: Losses, objective: Objective, sizes: LossSizes) {
  const beta = effectiveBeta(objective, sizes);
  if (beta !== null) return { first: losses.reconstruction, weight: beta, second: losses.kl };
  return { first: losses.reconstruction, weight: objective.lambda, second: losses.mistakenKl ?? Number.NaN };
}

/**
 * Reconstruction + β KL of the terms that count, nats per image, by which a run's health is judged: the loss but for a constant
 * factor. Under a formula that is no multiple of KL, the KL beyond what it leaves, with its weight on μ² for β: that cannot
 * fall below 0.
 */
export function judgedLoss({ reconstruction, kl }: Losses, objective: Objective, sizes: LossSizes): number {
  const counts = counted(objective);
  const told = Math.max(0, kl - sizes.latentDim * restingKl(objective, sizes));
  return (counts.reconstruction ? reconstruction : 0) + (counts.kl ? judgedBeta(objective, sizes) * told : 0);
}

/** The β of that, whether KL counts or not. */
export function judgedBeta(objective: Objective, sizes: LossSizes): number {
  const { reconstruction, squares } = coefficientsOf({ ...objective, terms: "combined" }, sizes);
  return squares / reconstruction;
}

/**
 * KL of one dimension in nats where what is minimised in its place is least, at μ = 0 and σ² = `logs` / `squares`: 0 of a
 * divergence, and of σ that is not learned.
 */
export function restingKl(objective: Objective, sizes: LossSizes): number {
  const { squares, logs } = coefficientsOf(objective, sizes);
  if (squares === logs || objective.noise !== "learned") return 0;
  const variance = logs / squares;
  return (variance - 1 - Math.log(variance)) / 2;
}

/** The negative ELBO (Kingma and Welling 2014, equation 3), nats per image. */
export function negativeElbo({ reconstruction, kl }: Losses): number {
  return reconstruction + kl;
}
