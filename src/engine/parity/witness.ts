import {
  type Activation,
  type Architecture,
  BATCH_NORMALIZATION_EPSILON,
  BATCH_NORMALIZATION_MOMENTUM,
  inferShapes,
  type Layer,
  type Shape,
  sizeOf,
} from "../../experiment/architecture";
import type { Objective } from "../../experiment/objective";
import { type ParameterRole, type ParameterTensor, parameterLayout } from "../../experiment/parameters";
import { weightsOf } from "../../model/objective";
import { clampLogVar } from "../../model/posterior";
import { moveOffKinks } from "./kinks";
import { denseTerms, type Terms, windowTerms } from "./witnessTerms";

/** The numbers of a model, in 64 bits. */
export interface WitnessState {
  readonly parameters: Float64Array;
  readonly runningStatistics: Float64Array;
}

/** What a training step comes to, before Adam. */
export interface Testimony {
  readonly reconstruction: number;
  readonly kl: number;
  readonly gradient: Float64Array;
  readonly runningStatistics: Float64Array;
  /** The least distance from 0 of a number that a ReLU met: at 0 its gradient jumps, and rounding may decide it. */
  readonly nearestKink: number;
}

/**
 * A slow, plain implementation of the network and its gradient in 64 bits, written from the definitions and sharing no
 * code with any engine: what they are all held against. x is [images, pixels], epsilon [images, latentDim].
 */
export function testify(
  architecture: Architecture,
  state: WitnessState,
  x: Float64Array,
  epsilon: Float64Array,
  objective: Objective,
): Testimony {
  return testifyFor(new Model(architecture, state, x.length / sizeOf(architecture.imageShape)), x, epsilon, objective);
}

/** Parameters whose biases are moved by as little as it takes to keep all that ReLUs meet `margin` away from 0. */
export function parametersOffKinks(
  architecture: Architecture,
  { parameters, runningStatistics }: WitnessState,
  x: Float64Array,
  epsilon: Float64Array,
  objective: Objective,
  margin: number,
): Float64Array {
  const moved = { parameters: parameters.slice(), runningStatistics };
  const model = new Model(architecture, moved, x.length / sizeOf(architecture.imageShape), margin);
  testifyFor(model, x, epsilon, objective);
  return moved.parameters;
}

function testifyFor(model: Model, x: Float64Array, epsilon: Float64Array, objective: Objective): Testimony {
  const { architecture, images } = model;
  const shapes = inferShapes(architecture);
  const code = shapes.encoder.at(-1) ?? architecture.imageShape;
  const encoder = model.part("encoder", architecture.encoder, architecture.imageShape, shapes.encoder);
  const head: Layer = { kind: "dense", units: architecture.latentDim, activation: "linear" };
  const muHead = model.layer("mu", head, code, [architecture.latentDim]);
  const logVarHead = model.layer("logVar", head, code, [architecture.latentDim]);
  const decoder = model.part("decoder", architecture.decoder, [architecture.latentDim], shapes.decoder);

  const h = forward(encoder, x);
  const mu = muHead.forward(h);
  const logVar = logVarHead.forward(h);
  const sigma = logVar.map((value) => noiseScale(value, objective));
  const z = mu.map((value, index) => value + (sigma[index] ?? 0) * (epsilon[index] ?? 0));
  const logits = forward(decoder, z);

  const pixels = sizeOf(architecture.imageShape);
  const weights = weightsOf(objective, { pixels, latentDim: architecture.latentDim, batchSize: images });
  const pixel = pixelTerms(logits, x, objective);
  const dz = backward(
    decoder,
    pixel.slopes.map((slope) => (weights.reconstruction * slope) / images),
  );
  const divergence = divergenceTerms(mu, logVar, objective);
  const dMu = dz.map((slope, index) => slope + (weights.squares * (mu[index] ?? 0)) / images);
  const dLogVar = dz.map((slope, index) => {
    if (objective.noise !== "learned") return 0;
    const share = (0.5 * (weights.squares * Math.exp(clampLogVar(logVar[index] ?? 0)) - weights.logs)) / images;
    return slope * (epsilon[index] ?? 0) * 0.5 * (sigma[index] ?? 0) + share;
  });
  const fromLogVar = logVarHead.backward(dLogVar);
  backward(
    encoder,
    muHead.backward(dMu).map((slope, index) => slope + (fromLogVar[index] ?? 0)),
  );
  const mean = (sum: number) => sum / images;
  const { gradient, runningStatistics, nearestKink } = model;
  return { reconstruction: mean(pixel.sum), kl: mean(divergence), gradient, runningStatistics, nearestKink };
}

function noiseScale(logVar: number, { noise }: Objective): number {
  if (noise === "learned") return Math.exp(clampLogVar(logVar) / 2);
  return noise === "one" ? 1 : 0;
}

function pixelTerms(logits: Float64Array, x: Float64Array, { likelihood }: Objective) {
  let sum = 0;
  const slopes = logits.map((l, index) => {
    const target = x[index] ?? 0;
    const mean = 1 / (1 + Math.exp(-l));
    if (likelihood === "bernoulli") {
      sum += Math.max(l, 0) - l * target + Math.log1p(Math.exp(-Math.abs(l)));
      return mean - target;
    }
    sum += (mean - target) ** 2 / 2;
    return (mean - target) * mean * (1 - mean);
  });
  return { sum, slopes };
}

function divergenceTerms(mu: Float64Array, logVar: Float64Array, { noise }: Objective): number {
  return mu.reduce((sum, mean, index) => {
    const held = clampLogVar(logVar[index] ?? 0);
    return sum + (noise === "learned" ? (mean ** 2 + Math.exp(held) - 1 - held) / 2 : mean ** 2 / 2);
  }, 0);
}

/** A layer that remembers what it needs to go back. */
interface WitnessLayer {
  forward(input: Float64Array): Float64Array;
  /** Adds to the parameters' gradient; the gradient of the input. */
  backward(slopes: Float64Array): Float64Array;
}

function forward(layers: readonly WitnessLayer[], input: Float64Array): Float64Array {
  return layers.reduce((value, layer) => layer.forward(value), input);
}

function backward(layers: readonly WitnessLayer[], slopes: Float64Array): Float64Array {
  return layers.reduceRight((value, layer) => layer.backward(value), slopes);
}

class Model {
  readonly gradient: Float64Array;
  readonly runningStatistics: Float64Array;
  nearestKink = Number.POSITIVE_INFINITY;
  readonly #tensors: readonly ParameterTensor[];

  /** Where there is a margin, biases of the state move so that ReLUs meet nothing nearer to 0. */
  constructor(
    readonly architecture: Architecture,
    readonly state: WitnessState,
    readonly images: number,
    readonly margin = 0,
  ) {
    const layout = parameterLayout(architecture);
    this.#tensors = [...layout.trainable, ...layout.statistics];
    this.gradient = new Float64Array(layout.trainableCount);
    this.runningStatistics = state.runningStatistics.slice();
  }

  part(name: string, layers: readonly Layer[], input: Shape, outputs: readonly Shape[]): WitnessLayer[] {
    return layers.map((layer, index) => {
      const before = outputs[index - 1] ?? input;
      return this.layer(`${name}/${index}`, layer, before, outputs[index] ?? before);
    });
  }

  layer(name: string, layer: Layer, input: Shape, output: Shape): WitnessLayer {
    switch (layer.kind) {
      case "flatten":
      case "reshape":
        return { forward: (value) => value, backward: (slopes) => slopes };
      case "batchNormalization":
        return this.#normalization(name, input.at(-1) ?? 1);
      case "dense":
        return this.#activated(name, layer, denseTerms(sizeOf(input), layer.units));
      case "conv2d":
        return this.#activated(name, layer, windowTerms(input, output, layer.stride, false));
      case "conv2dTranspose":
        return this.#activated(name, layer, windowTerms(output, input, layer.stride, true));
    }
  }

  #block(block: Float64Array, name: string, role: ParameterRole): Float64Array {
    const tensor = this.#tensors.find((each) => each.name === `${name}/${role}`);
    if (!tensor) throw new RangeError(`There is no ${name}/${role}.`);
    return block.subarray(tensor.offset, tensor.offset + tensor.size);
  }

  /** A sum of input × kernel over terms, plus a bias a channel. */
  #weighted(name: string, terms: Terms): WitnessLayer {
    const kernel = this.#block(this.state.parameters, name, "kernel");
    const bias = this.#block(this.state.parameters, name, "bias");
    const kernelSlopes = this.#block(this.gradient, name, "kernel");
    const biasSlopes = this.#block(this.gradient, name, "bias");
    let input: Float64Array = new Float64Array(0);
    return {
      forward: (value) => {
        input = value;
        const output = Float64Array.from(
          { length: this.images * terms.outputs },
          (_, at) => bias[at % bias.length] ?? 0,
        );
        terms.each(this.images, (i, k, o) => add(output, o, (value[i] ?? 0) * (kernel[k] ?? 0)));
        return output;
      },
      backward: (slopes) => {
        const back = new Float64Array(input.length);
        for (const [at, slope] of slopes.entries()) add(biasSlopes, at % bias.length, slope);
        terms.each(this.images, (i, k, o) => {
          add(back, i, (slopes[o] ?? 0) * (kernel[k] ?? 0));
          add(kernelSlopes, k, (slopes[o] ?? 0) * (input[i] ?? 0));
        });
        return back;
      },
    };
  }

  #activated(name: string, { activation }: { readonly activation: Activation }, terms: Terms): WitnessLayer {
    const inner = this.#weighted(name, terms);
    if (activation === "linear") return inner;
    const bias = this.#block(this.state.parameters, name, "bias");
    let output: Float64Array = new Float64Array(0);
    return {
      forward: (value) => {
        const sums = inner.forward(value);
        if (this.margin > 0) moveOffKinks(sums, bias, this.margin);
        this.nearestKink = sums.reduce((nearest, sum) => Math.min(nearest, Math.abs(sum)), this.nearestKink);
        output = sums.map((sum) => Math.max(0, sum));
        return output;
      },
      backward: (slopes) => inner.backward(slopes.map((slope, at) => ((output[at] ?? 0) > 0 ? slope : 0))),
    };
  }

  #normalization(name: string, channels: number): WitnessLayer {
    const gamma = this.#block(this.state.parameters, name, "gamma");
    const beta = this.#block(this.state.parameters, name, "beta");
    const gammaSlopes = this.#block(this.gradient, name, "gamma");
    const betaSlopes = this.#block(this.gradient, name, "beta");
    let normal: Float64Array = new Float64Array(0);
    let deviation: Float64Array = new Float64Array(0);
    return {
      forward: (value) => {
        const { mean, variance } = momentsOf(value, channels);
        this.#move(name, "runningMean", mean);
        this.#move(name, "runningVariance", variance);
        deviation = variance.map((each) => Math.sqrt(each + BATCH_NORMALIZATION_EPSILON));
        normal = value.map((each, at) => (each - (mean[at % channels] ?? 0)) / (deviation[at % channels] ?? 1));
        return normal.map((each, at) => each * (gamma[at % channels] ?? 0) + (beta[at % channels] ?? 0));
      },
      backward: (slopes) => {
        const sums = sumsOf(slopes, channels);
        const products = sumsOf(
          slopes.map((slope, at) => slope * (normal[at] ?? 0)),
          channels,
        );
        for (let channel = 0; channel < channels; channel++) {
          add(gammaSlopes, channel, products[channel] ?? 0);
          add(betaSlopes, channel, sums[channel] ?? 0);
        }
        const count = slopes.length / channels;
        return slopes.map((slope, at) => {
          const channel = at % channels;
          const centred = slope - (sums[channel] ?? 0) / count - ((normal[at] ?? 0) * (products[channel] ?? 0)) / count;
          return (centred * (gamma[channel] ?? 0)) / (deviation[channel] ?? 1);
        });
      },
    };
  }

  #move(name: string, role: ParameterRole, batch: Float64Array): void {
    const running = this.#block(this.runningStatistics, name, role);
    const kept = BATCH_NORMALIZATION_MOMENTUM;
    for (const [channel, value] of batch.entries()) {
      running[channel] = kept * (running[channel] ?? 0) + (1 - kept) * value;
    }
  }
}

function momentsOf(values: Float64Array, channels: number) {
  const count = values.length / channels;
  const mean = sumsOf(values, channels).map((sum) => sum / count);
  const squares = values.map((value, at) => (value - (mean[at % channels] ?? 0)) ** 2);
  return { mean, variance: sumsOf(squares, channels).map((sum) => sum / count) };
}

function sumsOf(values: Float64Array, channels: number): Float64Array {
  const sums = new Float64Array(channels);
  for (const [at, value] of values.entries()) add(sums, at % channels, value);
  return sums;
}

function add(target: Float64Array, at: number, value: number): void {
  target[at] = (target[at] ?? 0) + value;
}
