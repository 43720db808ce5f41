import {
  type Architecture,
  conditionSize,
  headInputOf,
  inferShapes,
  type Layer,
  type Part,
  sizeOf,
} from "../../experiment/architecture";
import type { Likelihood, Objective } from "../../experiment/objective";
import { klOf } from "../../model/kl";
import { pixelLossGradient, reconstructionLoss } from "../../model/likelihood";
import { coefficientsOf, labelWeightOf } from "../../model/objective";
import { clampLogVar, sigmaOf } from "../../model/posterior";
import { type ReferenceLayer, ReferenceNetwork, type ReferenceState } from "./layers";

/** The mean losses of a batch in nats per image, and its posteriors [images, latentDim]. */
export interface ReferenceLosses {
  readonly reconstruction: number;
  readonly kl: number;
  readonly mu: Float64Array;
  readonly logVar: Float64Array;
  /** Of the label head, over the images whose class is known; absent where there is none. */
  readonly crossEntropy?: number;
}

/** What a training step comes to before Adam. */
export interface ReferenceValues extends ReferenceLosses {
  /** The objective's gradient in the order of `ModelState.parameters`. */
  readonly gradient: Float64Array;
  readonly runningStatistics: Float64Array;
  /** The least distance from 0 of a number that a ReLU met: at 0 its gradient jumps, and rounding may decide it. */
  readonly nearestKink: number;
}

/** A batch in 64 bits: x is [images, pixels] from 0 to 1, epsilon [images, latentDim]. */
export interface ReferenceBatch {
  readonly x: Float64Array;
  /** The images as the encoder sees them, where they are corrupted. */
  readonly seen?: Float64Array;
  readonly epsilon: Float64Array;
  /** The classes of the images one-hot, [images, classes], where the network is told or learns those; all 0 where unknown. */
  readonly classes?: Float64Array;
}

/**
 * The values of a training step by a slow, plain implementation of the network and its gradient in 64 bits. It is written
 * from the definitions and shares no code with any engine: all of them are held against it.
 */
export function referenceValues(
  architecture: Architecture,
  state: ReferenceState,
  batch: ReferenceBatch,
  objective: Objective,
): ReferenceValues {
  return valuesOf(networkFor(architecture, state, batch), batch, objective);
}

/** The losses of a training step alone, without a backward pass. */
export function referenceLosses(
  architecture: Architecture,
  state: ReferenceState,
  batch: ReferenceBatch,
  objective: Objective,
): ReferenceLosses {
  const pass = forwardPass(networkFor(architecture, state, batch), batch, objective);
  return lossesOf(pass, batch, objective);
}

/** What a network with running statistics makes of images: posteriors, and losses with z drawn by `epsilon`. */
export function referenceEvaluation(
  architecture: Architecture,
  state: ReferenceState,
  batch: ReferenceBatch,
  objective: Objective,
): ReferenceLosses & { readonly nearestKink: number } {
  const network = networkFor(architecture, state, batch, 0, "running");
  const losses = lossesOf(forwardPass(network, batch, objective), batch, objective);
  return { ...losses, logVar: losses.logVar.map(clampLogVar), nearestKink: network.nearestKink };
}

/**
 * Decoded means of codes z [count, latentDim] by running statistics, and the gradients of −log p(x | z) at them towards
 * images x [count, pixels], which are also what is skipped of, where anything is.
 */
export function referenceDecoding(
  architecture: Architecture,
  state: ReferenceState,
  z: Float64Array,
  x: Float64Array,
  likelihood: Likelihood,
  classes?: Float64Array,
  skips = true,
) {
  const network = networkFor(architecture, state, { x }, 0, "running");
  if (skips) forward(network.part("encoder"), x);
  const decoder = network.part("decoder");
  const logits = forward(decoder, joined(network, z, classes));
  const ofJoined = backward(
    decoder,
    logits.map((logit, index) => pixelLossGradient(likelihood, logit, x[index] ?? 0)),
  );
  const latentGradients = firstOf(network, ofJoined, architecture.latentDim);
  const decoded = logits.map((logit) => 1 / (1 + Math.exp(-logit)));
  return { decoded, latentGradients, nearestKink: network.nearestKink };
}

/**
 * What every layer gives by running statistics, by its name: the encoder and its heads of images x [count, pixels], the
 * decoder of codes z [count, latentDim]. Layers that only reshape are among them.
 */
export function referenceActivations(
  architecture: Architecture,
  state: ReferenceState,
  x: Float64Array,
  z: Float64Array,
  classes?: Float64Array,
): ReadonlyMap<string, Float64Array> {
  const network = networkFor(architecture, state, { x }, 0, "running");
  const { imageShape, latentDim } = architecture;
  const outputs = new Map<string, Float64Array>();
  const through = (name: Part, input: Float64Array) =>
    network.part(name).reduce((value, layer, index) => {
      const output = layer.forward(value);
      outputs.set(`${name}/${index}`, output);
      return output;
    }, input);
  const coded = through("encoder", x);
  const features = joined(network, coded, classes);
  const code = headInputOf(architecture, inferShapes(architecture).encoder.at(-1) ?? imageShape);
  const head: Layer = { kind: "dense", units: latentDim, activation: "linear" };
  for (const name of ["mu", "logVar"]) {
    const layer = network.layer(name, head, code, [latentDim]);
    outputs.set(name, layer.forward(features));
  }
  through("decoder", joined(network, z, classes));
  const labelLogits = labelHeadOf(network)?.forward(outputs.get("mu") ?? new Float64Array());
  if (labelLogits) outputs.set("labelHead", labelLogits);
  return outputs;
}

/** Parameters whose biases are moved by as little as it takes to keep all that ReLUs meet `margin` away from 0. */
export function parametersOffKinks(
  architecture: Architecture,
  { parameters, runningStatistics }: ReferenceState,
  batch: ReferenceBatch,
  objective: Objective,
  margin: number,
): Float64Array {
  const moved = { parameters: parameters.slice(), runningStatistics };
  forwardPass(networkFor(architecture, moved, batch, margin), batch, objective);
  return moved.parameters;
}

function networkFor(
  architecture: Architecture,
  state: ReferenceState,
  { x }: Pick<ReferenceBatch, "x">,
  margin = 0,
  statistics: "batch" | "running" = "batch",
) {
  return new ReferenceNetwork(architecture, state, x.length / sizeOf(architecture.imageShape), margin, statistics);
}

type ForwardPass = ReturnType<typeof forwardPass>;

function forwardPass(
  network: ReferenceNetwork,
  { x, seen = x, epsilon, classes }: ReferenceBatch,
  objective: Objective,
) {
  const { architecture } = network;
  const features = inferShapes(architecture).encoder.at(-1) ?? architecture.imageShape;
  const code = headInputOf(architecture, features);
  const encoder = network.part("encoder");
  const head: Layer = { kind: "dense", units: architecture.latentDim, activation: "linear" };
  const muHead = network.layer("mu", head, code, [architecture.latentDim]);
  const logVarHead = network.layer("logVar", head, code, [architecture.latentDim]);
  const decoder = network.part("decoder");
  const h = joined(network, forward(encoder, seen), classes);
  const mu = muHead.forward(h);
  const logVar = logVarHead.forward(h);
  const sigma = logVar.map((value) => sigmaOf(value, objective.noise));
  const z = mu.map((value, index) => value + (sigma[index] ?? 0) * (epsilon[index] ?? 0));
  const logits = forward(decoder, joined(network, z, classes));
  const { images } = network;
  const labelHead = labelHeadOf(network);
  const heads = { muHead, logVarHead, labelHead, labelLogits: labelHead?.forward(mu) };
  return { encoder, ...heads, decoder, mu, logVar, sigma, logits, images, features: sizeOf(features) };
}

/** The label head of a network, where it has one. */
function labelHeadOf(network: ReferenceNetwork): ReferenceLayer | null {
  const { labelHead, latentDim } = network.architecture;
  if (!labelHead) return null;
  const { classes } = labelHead;
  return network.layer("labelHead", { kind: "dense", units: classes, activation: "linear" }, [latentDim], [classes]);
}

function lossesOf(
  { mu, logVar, logits, images, labelLogits }: ForwardPass,
  { x, classes }: ReferenceBatch,
  objective: Objective,
): ReferenceLosses {
  const reconstruction = pixelTerms(logits, x, objective).sum / images;
  const labels = labelLogits && classes && labelTerms(labelLogits, classes, images);
  const ofLabels = labels && labels.known > 0 ? { crossEntropy: labels.sum / labels.known } : {};
  return { reconstruction, kl: klOf(mu, logVar, objective.noise) / images, mu, logVar, ...ofLabels };
}

/** −log softmax of logits at the class of each image that has one, summed; their gradient; and how many have one. */
function labelTerms(logits: Float64Array, classes: Float64Array, images: number) {
  const size = logits.length / images;
  const gradient = new Float64Array(logits.length);
  let [sum, known] = [0, 0];
  for (let from = 0; from < logits.length; from += size) {
    const label = classes.subarray(from, from + size).indexOf(1);
    if (label < 0) continue;
    const odds = logits.subarray(from, from + size).map((logit) => Math.exp(logit));
    const all = odds.reduce((total, each) => total + each, 0);
    sum -= Math.log((odds[label] ?? 0) / all);
    known += 1;
    for (let at = 0; at < size; at++) gradient[from + at] = (odds[at] ?? 0) / all - Number(at === label);
  }
  return { sum, known, gradient };
}

function valuesOf(network: ReferenceNetwork, batch: ReferenceBatch, objective: Objective): ReferenceValues {
  const { architecture, images } = network;
  const pass = forwardPass(network, batch, objective);
  const { encoder, muHead, logVarHead, labelHead, labelLogits, decoder, mu, logVar, sigma, logits, features } = pass;
  const pixels = sizeOf(architecture.imageShape);
  const weights = coefficientsOf(objective, { pixels, latentDim: architecture.latentDim, batchSize: images });
  const { dLogits } = pixelTerms(logits, batch.x, objective);
  const ofJoined = backward(
    decoder,
    dLogits.map((value) => (weights.reconstruction * value) / images),
  );
  const dz = firstOf(network, ofJoined, architecture.latentDim);
  const labels = labelLogits && batch.classes && labelTerms(labelLogits, batch.classes, images);
  const labelWeight = labels && labels.known > 0 ? labelWeightOf(objective) / labels.known : 0;
  const fromLabels = labels && labelHead?.backward(labels.gradient.map((value) => labelWeight * value));
  const dMu = dz.map(
    (value, index) => value + (weights.squares * (mu[index] ?? 0)) / images + (fromLabels?.[index] ?? 0),
  );
  const dLogVar = dz.map((value, index) => {
    if (objective.noise !== "learned") return 0;
    const share = (0.5 * (weights.squares * Math.exp(clampLogVar(logVar[index] ?? 0)) - weights.logs)) / images;
    return value * (batch.epsilon[index] ?? 0) * 0.5 * (sigma[index] ?? 0) + share;
  });
  const fromLogVar = logVarHead.backward(dLogVar);
  const dHeads = muHead.backward(dMu).map((value, index) => value + (fromLogVar[index] ?? 0));
  backward(encoder, firstOf(network, dHeads, features));
  const { gradient, runningStatistics, nearestKink } = network;
  return { ...lossesOf(pass, batch, objective), gradient, runningStatistics, nearestKink };
}

/** What a layer reads of each image, with its class beside it where the network is told that. */
function joined({ architecture, images }: ReferenceNetwork, values: Float64Array, classes?: Float64Array) {
  const told = conditionSize(architecture);
  if (told === 0) return values;
  const size = values.length / images;
  return Float64Array.from({ length: values.length + images * told }, (_, index) => {
    const [image, at] = [Math.floor(index / (size + told)), index % (size + told)];
    return (at < size ? values[image * size + at] : classes?.[image * told + at - size]) ?? Number.NaN;
  });
}

/** Of a gradient what belongs to each image's first `size` numbers. */
function firstOf({ images }: ReferenceNetwork, gradient: Float64Array, size: number): Float64Array {
  const whole = gradient.length / images;
  return gradient.filter((_, index) => index % whole < size);
}

function pixelTerms(logits: Float64Array, x: Float64Array, { likelihood }: Objective) {
  const dLogits = logits.map((logit, index) => pixelLossGradient(likelihood, logit, x[index] ?? 0));
  return { sum: reconstructionLoss(likelihood, logits, x), dLogits };
}

function forward(layers: readonly ReferenceLayer[], input: Float64Array): Float64Array {
  return layers.reduce((value, layer) => layer.forward(value), input);
}

function backward(layers: readonly ReferenceLayer[], outputGradient: Float64Array): Float64Array {
  return layers.reduceRight((value, layer) => layer.backward(value), outputGradient);
}
