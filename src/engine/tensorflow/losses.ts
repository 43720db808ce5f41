import {
  add,
  clipByValue,
  customGrad,
  exp,
  expm1,
  logSumExp,
  mean,
  mul,
  type Scalar,
  scalar,
  sigmoid,
  softplus,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
} from "@tensorflow/tfjs";
import { type EncoderNoise, type Likelihood, negativeElboObjective, type Objective } from "../../experiment/objective";
import { LOG_VARIANCE_LIMIT } from "../../model/posterior";
import type { Network } from "./network";

/** Images [count, pixels], x from 0 to 1, and noise [count, latentDim]. */
export interface BatchTensors {
  readonly x: Tensor2D;
  /** The images as the encoder sees them, where they are corrupted. */
  readonly seen?: Tensor2D;
  readonly epsilon: Tensor2D;
  /** Their classes one-hot, [count, classes], where the network is told those. */
  readonly classes?: Tensor2D | undefined;
  /** The classes that a label head is to tell, one-hot or, where one is unknown, all 0. */
  readonly labels?: Tensor2D | undefined;
  /** How many of them are known. */
  readonly labelled?: number;
}

/** Frees a batch. */
export function disposeOf({ x, seen, epsilon, classes, labels }: BatchTensors): void {
  for (const each of [x, seen, epsilon, classes, labels]) each?.dispose();
}

/** Losses in nats per image, as scalars on the device. */
export interface LossTensors {
  readonly reconstruction: Scalar;
  readonly kl: Scalar;
  /** ½ Σ log σ², the part of KL that formulas weigh differently; 0 where σ is not learned. */
  readonly halfLogVariance: Scalar;
  /** Cross-entropy of the label head, summed over the images whose class is known; null where there is no head. */
  readonly crossEntropy: Scalar | null;
}

/** Both losses of a batch; in training, with its own batch norm statistics. */
export function lossesOf(
  network: Network,
  { x, seen = x, epsilon, classes, labels }: BatchTensors,
  { likelihood, noise }: Objective,
  training: boolean,
): LossTensors {
  const { mu, logVar, skipped } = network.encode(seen, training, classes);
  const held = straightThroughClamp(logVar);
  const z = reparameterised(mu, held, epsilon, noise);
  const logits = network.decode(z, training, classes, skipped);
  return {
    reconstruction: perImage(pixelLosses(likelihood, logits, x)),
    kl: perImage(noise === "learned" ? klTerms(mu, held) : mul(square(mu), 0.5)),
    halfLogVariance: noise === "learned" ? perImage(mul(held, 0.5)) : scalar(0),
    crossEntropy: labels ? crossEntropyOf(network.labelLogits(mu), labels) : null,
  };
}

/** z = μ, μ + σ ε or μ + ε (Kingma and Welling 2014, section 2.4), [count, latentDim]. */
function reparameterised(mu: Tensor2D, logVar: Tensor2D, epsilon: Tensor2D, noise: EncoderNoise): Tensor2D {
  switch (noise) {
    case "zero":
      return mu;
    case "learned":
      return add(mu, mul(exp(mul(logVar, 0.5)), epsilon));
    case "one":
      return add(mu, epsilon);
  }
}

/** ½ (μ² + σ² − 1 − log σ²) of every latent dimension (Kingma and Welling 2014, appendix B). */
function klTerms(mu: Tensor2D, logVar: Tensor2D): Tensor {
  return mul(add(square(mu), sub(expm1(logVar), logVar)), 0.5);
}

/** −log p(x | z) of every pixel; softplus(l) − l x is binary cross-entropy from logits. */
export function pixelLosses(likelihood: Likelihood, logits: Tensor2D, x: Tensor2D): Tensor {
  if (likelihood === "gaussian") return mul(square(sub(x, sigmoid(logits))), 0.5);
  return sub(softplus(logits), mul(logits, x));
}

/** −log softmax of logits at each image's class, summed; an image whose class is unknown, all 0, counts for nothing. */
function crossEntropyOf(logits: Tensor2D | null, labels: Tensor2D): Scalar | null {
  return logits && sum(sub(mul(sum(labels, 1), logSumExp(logits, 1)), sum(mul(labels, logits), 1)));
}

/** Held inside ±LOG_VARIANCE_LIMIT; the gradient passes unchanged. */
function straightThroughClamp(logVar: Tensor2D): Tensor2D {
  const clamp = customGrad((value) => ({
    value: clipByValue(value as Tensor, -LOG_VARIANCE_LIMIT, LOG_VARIANCE_LIMIT),
    gradFunc: (dy: Tensor) => dy,
  }));
  return clamp(logVar) as Tensor2D;
}

/** Summed over columns, averaged over rows. */
function perImage(terms: Tensor): Scalar {
  return mean(sum(terms, 1));
}

/** Objectives that between them use every formula. */
export const everyKindOfObjective: readonly Objective[] = [
  negativeElboObjective,
  { ...negativeElboObjective, convention: "william-hu" },
  { ...negativeElboObjective, likelihood: "gaussian", noise: "one" },
];
