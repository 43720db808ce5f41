import {
  addN,
  concat,
  keep,
  mul,
  reshape,
  type Scalar,
  scalar,
  stack,
  type Tensor,
  type Tensor1D,
  tidy,
  type Variable,
  variableGrads,
  zeros,
} from "@tensorflow/tfjs";
import type { LossSizes } from "../../experiment/conventions";
import type { Objective } from "../../experiment/objective";
import { batchWeightsOf, type Coefficients, coefficientsOf } from "../../model/objective";
import { type BatchTensors, type LossTensors, lossesOf } from "./losses";
import type { Network } from "./network";

/** The losses and the gradient of a batch; the caller disposes of both tensors. */
export interface BatchGradient {
  /** Reconstruction and KL in nats per image, and the sum of a label head's cross-entropies or 0, [3]. */
  readonly losses: Tensor1D;
  /** The objective's gradient in the order of `parameterLayout`, [parameters]; 0 wherever no counted term reaches. */
  readonly gradient: Tensor1D;
}

/** Losses and gradient of a batch with its own batch norm statistics; moves the running ones. */
export function gradientOfBatch(network: Network, batch: BatchTensors, objective: Objective): BatchGradient {
  const { labelWeight } = batchWeightsOf(objective, sizesOf(batch), batch.labelled);
  const weights = { ...coefficientsOf(objective, sizesOf(batch)), labels: labelWeight };
  let losses: LossTensors | undefined;
  const gradient = tidy(() => {
    const minimised = () => {
      losses = lossesOf(network, batch, objective, true);
      keep(losses.reconstruction);
      keep(losses.kl);
      if (losses.crossEntropy) keep(losses.crossEntropy);
      return weighted(losses, weights);
    };
    return flat(network.trainable, gradientsOf(minimised, network.trainable, weights));
  });
  if (!losses) throw new Error("TensorFlow.js did not run the loss.");
  const { reconstruction, kl, crossEntropy } = losses;
  const kept = [reconstruction, kl, crossEntropy ?? scalar(0)];
  const stacked = stack(kept) as Tensor1D;
  for (const each of kept) each.dispose();
  return { losses: stacked, gradient };
}

function sizesOf({ x, epsilon }: BatchTensors): LossSizes {
  return { pixels: x.shape[1], latentDim: epsilon.shape[1], batchSize: x.shape[0] };
}

/** Of the losses as they are computed: those of the objective, and of the sum of a label head's cross-entropies. */
type Weights = Coefficients & { readonly labels: number };

/** A term of weight 0 is left out: no gradient flows through it, were it infinite. */
function weighted({ reconstruction, kl, halfLogVariance, crossEntropy }: LossTensors, weights: Weights): Scalar {
  const terms: Scalar[] = [];
  if (weights.reconstruction !== 0) terms.push(mul(reconstruction, weights.reconstruction));
  if (weights.squares !== 0) terms.push(mul(kl, weights.squares));
  if (weights.squares !== weights.logs) terms.push(mul(halfLogVariance, weights.squares - weights.logs));
  if (crossEntropy && weights.labels !== 0) terms.push(mul(crossEntropy, weights.labels));
  return terms.length === 0 ? zeros([]) : addN(terms);
}

/** Gradients by variable name; those that the minimised sum does not reach are missing. */
function gradientsOf(minimised: () => Scalar, variables: readonly Variable[], weights: Weights) {
  const { reconstruction, squares, labels } = weights;
  if (reconstruction !== 0 || squares !== 0 || labels !== 0) return variableGrads(minimised, [...variables]).grads;
  minimised();
  return {};
}

function flat(variables: readonly Variable[], gradients: Readonly<Record<string, Tensor>>): Tensor1D {
  const pieces = variables.map((variable) => {
    const gradient = gradients[variable.name];
    return (gradient ? reshape(gradient, [variable.size]) : zeros([variable.size])) as Tensor1D;
  });
  return concat(pieces);
}
