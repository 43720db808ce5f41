import { type Array as JaxArray, lax, nn, numpy as np, valueAndGrad } from "@jax-js/jax";
import {
  BATCH_NORMALIZATION_EPSILON,
  BATCH_NORMALIZATION_MOMENTUM,
  type Layer,
} from "../../src/experiment/architecture";
import { defaultExperiment } from "../../src/experiment/experiment";
import { parameterLayout } from "../../src/experiment/parameters";
import { ADAM, initialState } from "../../src/model/state";

/** All that a training step changes; arrays in the order of `parameterLayout`, kernels [out, in, 3, 3]. */
export type Variables = {
  parameters: JaxArray[];
  firstMoments: JaxArray[];
  secondMoments: JaxArray[];
  statistics: JaxArray[];
};

const { architecture, hyperparameters } = defaultExperiment;

/** Our initial weights. */
export function initialVariables(): Variables {
  const { parameters, runningStatistics } = initialState(architecture, defaultExperiment.seed);
  const layout = parameterLayout(architecture);
  return {
    parameters: layout.trainable.map((tensor) => tensorOf(parameters, tensor)),
    firstMoments: layout.trainable.map((tensor) => np.zeros(tensorShape(tensor.shape))),
    secondMoments: layout.trainable.map((tensor) => np.zeros(tensorShape(tensor.shape))),
    statistics: layout.statistics.map((tensor) => tensorOf(runningStatistics, tensor)),
  };
}

/** One update by Adam; x [batch, 1, 28, 28], epsilon [batch, latentDim], the two biases [1]. */
export function trainingStep(
  { parameters, firstMoments, secondMoments, statistics }: Variables,
  x: JaxArray,
  epsilon: JaxArray,
  firstBias: JaxArray,
  secondBias: JaxArray,
): [Variables, JaxArray] {
  const [[loss, newStatistics], gradients] = valueAndGrad(negativeElbo, { hasAux: true })(
    parameters.map((parameter) => parameter.ref),
    statistics,
    x,
    epsilon,
  );
  const first = firstMoments.map((moment, index) => decayed(moment, at(gradients, index).ref, ADAM.beta1));
  const second = secondMoments.map((moment, index) => decayed(moment, np.square(at(gradients, index)), ADAM.beta2));
  const updated = parameters.map((parameter, index) => {
    const spread = np.sqrt(at(second, index).ref.div(secondBias.ref)).add(ADAM.epsilon);
    const mean = at(first, index).ref.div(firstBias.ref);
    return parameter.sub(mean.div(spread).mul(hyperparameters.learningRate));
  });
  firstBias.dispose();
  secondBias.dispose();
  return [{ parameters: updated, firstMoments: first, secondMoments: second, statistics: newStatistics }, loss];
}

/** Negative ELBO in nats per image, and the running statistics after this batch. */
function negativeElbo(
  parameters: JaxArray[],
  statistics: JaxArray[],
  x: JaxArray,
  epsilon: JaxArray,
): [JaxArray, JaxArray[]] {
  const pass = new Pass(parameters, statistics);
  const code = pass.through(architecture.encoder, x.ref);
  const mu = pass.dense(code.ref);
  const logVar = pass.dense(code);
  const z = mu.ref.add(np.exp(logVar.ref.mul(0.5)).mul(epsilon));
  const logits = pass.through(architecture.decoder, z);
  const batch = x.shape[0] ?? 1;
  const reconstruction = nn.softplus(logits.ref).sub(logits.mul(x)).sum().div(batch);
  const kl = np.square(mu).add(np.exp(logVar.ref)).sub(logVar).sub(1).sum().mul(0.5).div(batch);
  return [reconstruction.add(kl), pass.newStatistics];
}

/** One pass through the network that takes its weights in order and moves the running statistics along. */
class Pass {
  readonly newStatistics: JaxArray[] = [];
  readonly #parameters: JaxArray[];
  readonly #statistics: JaxArray[];

  constructor(parameters: readonly JaxArray[], statistics: readonly JaxArray[]) {
    this.#parameters = [...parameters];
    this.#statistics = [...statistics];
  }

  through(layers: readonly Layer[], input: JaxArray): JaxArray {
    return layers.reduce((features, layer) => this.#layer(layer, features), input);
  }

  dense(features: JaxArray): JaxArray {
    return np.matmul(features, take(this.#parameters)).add(take(this.#parameters));
  }

  #layer(layer: Layer, features: JaxArray): JaxArray {
    switch (layer.kind) {
      case "conv2d":
      case "conv2dTranspose":
        return this.#convolution(layer, features);
      case "dense":
        return activated(this.dense(features), layer.activation);
      case "batchNormalization":
        return this.#normalization(features);
      case "flatten":
        return np.transpose(features, [0, 2, 3, 1]).reshape([features.shape[0] ?? 1, -1]);
      case "reshape":
        return np.transpose(features.reshape([features.shape[0] ?? 1, ...layer.shape]), [0, 3, 1, 2]);
    }
  }

  #convolution(layer: Extract<Layer, { filters: number }>, features: JaxArray): JaxArray {
    const strides = [layer.stride, layer.stride];
    const side: [number, number] = layer.stride === 2 ? [0, 1] : [1, 1];
    const kernel = take(this.#parameters);
    const bias = take(this.#parameters).reshape([1, layer.filters, 1, 1]);
    const convolved =
      layer.kind === "conv2d"
        ? lax.conv(features, kernel, strides, [side, side])
        : lax.convTranspose(features, kernel, strides, [side, side], { transposeKernel: true });
    return activated(convolved.add(bias), layer.activation);
  }

  /** By the batch's own statistics, a channel at a time. */
  #normalization(features: JaxArray): JaxArray {
    const { ndim } = features;
    const channels = features.shape[1] ?? 1;
    const axes = ndim === 4 ? [0, 2, 3] : [0];
    const wide = (vector: JaxArray) => vector.reshape(ndim === 4 ? [1, channels, 1, 1] : [1, channels]);
    const mean = np.mean(features.ref, axes);
    const centred = features.sub(wide(mean.ref));
    const variance = np.mean(np.square(centred.ref), axes);
    this.#move(mean);
    this.#move(variance.ref);
    const scale = np.sqrt(wide(variance).add(BATCH_NORMALIZATION_EPSILON));
    return centred
      .div(scale)
      .mul(wide(take(this.#parameters)))
      .add(wide(take(this.#parameters)));
  }

  #move(batchStatistic: JaxArray): void {
    this.newStatistics.push(
      decayed(take(this.#statistics), lax.stopGradient(batchStatistic), BATCH_NORMALIZATION_MOMENTUM),
    );
  }
}

function activated(features: JaxArray, activation: "relu" | "linear"): JaxArray {
  return activation === "relu" ? nn.relu(features) : features;
}

function decayed(old: JaxArray, current: JaxArray, share: number): JaxArray {
  return old.mul(share).add(current.mul(1 - share));
}

function take(arrays: JaxArray[]): JaxArray {
  const next = arrays.shift();
  if (!next) throw new RangeError("The network wants more weights than there are.");
  return next;
}

function at(arrays: readonly JaxArray[], index: number): JaxArray {
  const found = arrays[index];
  if (!found) throw new RangeError(`There is no array ${index}.`);
  return found;
}

function tensorOf(
  block: Float32Array,
  { offset, size, shape }: { offset: number; size: number; shape: readonly number[] },
): JaxArray {
  const tensor = np.array(block.slice(offset, offset + size)).reshape([...shape]);
  return shape.length === 4 ? np.transpose(tensor, [3, 2, 0, 1]) : tensor;
}

/** Kernels [3, 3, a, b] lie as [b, a, 3, 3] here. */
function tensorShape(shape: readonly number[]): number[] {
  const [height, width, a, b] = shape;
  return shape.length === 4 ? [b as number, a as number, height as number, width as number] : [...shape];
}
