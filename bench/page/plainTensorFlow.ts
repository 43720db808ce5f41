import * as tf from "@tensorflow/tfjs";
import { input, type LayersModel, layers, model, type SymbolicTensor } from "@tensorflow/tfjs";
import { defaultExperiment } from "../../src/experiment/experiment";
import { parameterLayout } from "../../src/experiment/parameters";
import { initialState } from "../../src/model/state";
import type { Contestant } from "./contestant";
import type { Course, Lesson } from "./course";

const loadBackend: Readonly<Record<string, () => Promise<unknown>>> = {
  webgpu: () => import("@tensorflow/tfjs-backend-webgpu"),
  webgl: () => import("@tensorflow/tfjs-backend-webgl"),
  cpu: () => import("@tensorflow/tfjs-backend-cpu"),
};

/** The CS3232 network as the library's guide would have it: layers, an optimizer and `minimize`. */
export async function startPlainTensorFlow(backend: string, course: Course): Promise<Contestant> {
  await loadBackend[backend]?.();
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no back end ${backend} here.`);
  const encoder = encoderModel();
  const decoder = decoderModel();
  setInitialWeights(encoder, decoder);
  const optimizer = tf.train.adam(defaultExperiment.hyperparameters.learningRate);
  let lesson = course.lesson(0);
  return {
    hardware: backend,
    prepare: (step) => {
      lesson = course.lesson(step);
    },
    train: async (reads = true) => {
      const cost = optimizer.minimize(() => negativeElbo(encoder, decoder, lesson), true);
      const [loss] = cost && reads ? await cost.data<"float32">() : [];
      cost?.dispose();
      return loss ?? Number.NaN;
    },
  };
}

function encoderModel(): LayersModel {
  const image = input({ shape: [28, 28, 1] });
  const first = normalized(layers.conv2d({ ...convolution, filters: 32, strides: 2 }).apply(image));
  const second = normalized(layers.conv2d({ ...convolution, filters: 64, strides: 2 }).apply(first));
  const flat = layers.flatten().apply(second);
  const code = normalized(layers.dense({ units: 20, activation: "relu" }).apply(flat));
  const mu = layers.dense({ units: 2 }).apply(code) as SymbolicTensor;
  const logVar = layers.dense({ units: 2 }).apply(code) as SymbolicTensor;
  return model({ inputs: image, outputs: [mu, logVar] });
}

function decoderModel(): LayersModel {
  const z = input({ shape: [2] });
  const flat = normalized(layers.dense({ units: 7 * 7 * 64, activation: "relu" }).apply(z));
  const small = layers.reshape({ targetShape: [7, 7, 64] }).apply(flat) as SymbolicTensor;
  const first = normalized(layers.conv2dTranspose({ ...convolution, filters: 64, strides: 2 }).apply(small));
  const second = normalized(layers.conv2dTranspose({ ...convolution, filters: 32, strides: 2 }).apply(first));
  const logits = layers.conv2dTranspose({ ...convolution, filters: 1, activation: "linear" }).apply(second);
  return model({ inputs: z, outputs: logits as SymbolicTensor });
}

const convolution = { kernelSize: 3, padding: "same", activation: "relu" } as const;

function normalized(features: unknown): SymbolicTensor {
  return layers.batchNormalization({ momentum: 0.9 }).apply(features as SymbolicTensor) as SymbolicTensor;
}

function negativeElbo(encoder: LayersModel, decoder: LayersModel, lesson: Lesson): tf.Scalar {
  const x = tf.tensor4d(lesson.x, [lesson.x.length / 784, 28, 28, 1]);
  const [mu, logVar] = encoder.apply(x, { training: true }) as [tf.Tensor2D, tf.Tensor2D];
  const epsilon = tf.tensor2d(lesson.epsilon, mu.shape);
  const z = tf.add(mu, tf.mul(tf.exp(tf.mul(logVar, 0.5)), epsilon));
  const logits = decoder.apply(z, { training: true }) as tf.Tensor4D;
  const reconstruction = tf.mul(tf.losses.sigmoidCrossEntropy(x, logits), 784);
  const terms = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  const kl = tf.mean(tf.mul(tf.sum(terms, 1), 0.5));
  return tf.add(reconstruction, kl);
}

/** Weights of a model lie layer by layer, in the order of ours. */
function setInitialWeights(encoder: LayersModel, decoder: LayersModel): void {
  const { architecture, seed } = defaultExperiment;
  const { parameters } = initialState(architecture, seed);
  const weights = [...encoder.trainableWeights, ...decoder.trainableWeights];
  for (const [index, { offset, size, shape }] of parameterLayout(architecture).trainable.entries()) {
    const values = tf.tensor(parameters.slice(offset, offset + size), [...shape]);
    weights[index]?.write(values);
    values.dispose();
  }
}
