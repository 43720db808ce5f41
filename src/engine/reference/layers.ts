import {
  type Activation,
  type Architecture,
  BATCH_NORMALIZATION_EPSILON,
  BATCH_NORMALIZATION_MOMENTUM,
  inferShapes,
  type Layer,
  type Part,
  type Shape,
  sizeOf,
} from "../../experiment/architecture";
import { type ParameterRole, type ParameterTensor, parameterLayout } from "../../experiment/parameters";
import { inputsOf, skipsOf } from "../../experiment/skips";
import { moveOffKinks } from "./reluKinks";
import { SkippedOutput } from "./skippedOutput";
import { denseTerms, type LinearTerms, windowTerms } from "./terms";

/** The numbers of a network in 64 bits, in the order of `ModelState`. */
export interface ReferenceState {
  readonly parameters: Float64Array;
  readonly runningStatistics: Float64Array;
}

/** A layer that remembers what its backward pass needs. */
export interface ReferenceLayer {
  forward(input: Float64Array): Float64Array;
  /** Adds to the parameters' gradient and returns the gradient of the input. */
  backward(outputGradient: Float64Array): Float64Array;
}

/** A network of one architecture and state as layers in 64 bits; its layers add to one gradient. */
export class ReferenceNetwork {
  readonly gradient: Float64Array;
  readonly runningStatistics: Float64Array;
  nearestKink = Number.POSITIVE_INFINITY;
  readonly #tensors: readonly ParameterTensor[];
  readonly #skipped: readonly SkippedOutput[];

  /**
   * Where there is a margin, biases of the state move so that ReLUs meet nothing nearer to 0. Batch norm takes the
   * statistics of the batch, or the running ones, which are constants.
   */
  constructor(
    readonly architecture: Architecture,
    readonly state: ReferenceState,
    readonly images: number,
    readonly margin = 0,
    readonly statistics: "batch" | "running" = "batch",
  ) {
    const layout = parameterLayout(architecture);
    this.#tensors = [...layout.trainable, ...layout.statistics];
    this.gradient = new Float64Array(layout.trainableCount);
    this.runningStatistics = state.runningStatistics.slice();
    this.#skipped = skipsOf(architecture).map((skip) => new SkippedOutput(skip, images));
  }

  /** The layers of the encoder or the decoder; what they skip is what the encoder's gave before, or zeros. */
  part(name: Part): ReferenceLayer[] {
    const [inputs, outputs] = [inputsOf(this.architecture)[name], inferShapes(this.architecture)[name]];
    const ends = name === "encoder" ? ("from" as const) : ("to" as const);
    return this.architecture[name].map((layer, index) => {
      const input = inputs[index] ?? [0];
      const plain = this.layer(`${name}/${index}`, layer, input, outputs[index] ?? input);
      const skipped = this.#skipped.find(({ skip }) => skip[ends] === index);
      if (!skipped) return plain;
      return name === "encoder" ? skipped.kept(plain) : skipped.besides(plain);
    });
  }

  layer(name: string, layer: Layer, input: Shape, output: Shape): ReferenceLayer {
    switch (layer.kind) {
      case "flatten":
      case "reshape":
        return { forward: (value) => value, backward: (outputGradient) => outputGradient };
      case "batchNormalization":
        if (this.statistics === "running") return this.#rescaling(name, input.at(-1) ?? 1);
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
  #weighted(name: string, terms: LinearTerms): ReferenceLayer {
    const kernel = this.#block(this.state.parameters, name, "kernel");
    const bias = this.#block(this.state.parameters, name, "bias");
    const kernelGradient = this.#block(this.gradient, name, "kernel");
    const biasGradient = this.#block(this.gradient, name, "bias");
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
      backward: (outputGradient) => {
        const back = new Float64Array(input.length);
        for (const [at, value] of outputGradient.entries()) add(biasGradient, at % bias.length, value);
        terms.each(this.images, (i, k, o) => {
          add(back, i, (outputGradient[o] ?? 0) * (kernel[k] ?? 0));
          add(kernelGradient, k, (outputGradient[o] ?? 0) * (input[i] ?? 0));
        });
        return back;
      },
    };
  }

  #activated(name: string, { activation }: { readonly activation: Activation }, terms: LinearTerms): ReferenceLayer {
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
      backward: (outputGradient) =>
        inner.backward(outputGradient.map((value, at) => ((output[at] ?? 0) > 0 ? value : 0))),
    };
  }

  #normalization(name: string, channels: number): ReferenceLayer {
    const gamma = this.#block(this.state.parameters, name, "gamma");
    const beta = this.#block(this.state.parameters, name, "beta");
    const gammaGradient = this.#block(this.gradient, name, "gamma");
    const betaGradient = this.#block(this.gradient, name, "beta");
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
      backward: (outputGradient) => {
        const sums = sumsOf(outputGradient, channels);
        const products = sumsOf(
          outputGradient.map((value, at) => value * (normal[at] ?? 0)),
          channels,
        );
        for (let channel = 0; channel < channels; channel++) {
          add(gammaGradient, channel, products[channel] ?? 0);
          add(betaGradient, channel, sums[channel] ?? 0);
        }
        const count = outputGradient.length / channels;
        return outputGradient.map((value, at) => {
          const channel = at % channels;
          const centred = value - (sums[channel] ?? 0) / count - ((normal[at] ?? 0) * (products[channel] ?? 0)) / count;
          return (centred * (gamma[channel] ?? 0)) / (deviation[channel] ?? 1);
        });
      },
    };
  }

  /** Batch norm with running statistics; of its own parameters it has no gradient here. */
  #rescaling(name: string, channels: number): ReferenceLayer {
    const [gamma, beta] = [
      this.#block(this.state.parameters, name, "gamma"),
      this.#block(this.state.parameters, name, "beta"),
    ];
    const mean = this.#block(this.state.runningStatistics, name, "runningMean");
    const variance = this.#block(this.state.runningStatistics, name, "runningVariance");
    const scale = variance.map((each, at) => (gamma[at] ?? 0) / Math.sqrt(each + BATCH_NORMALIZATION_EPSILON));
    const channelOf = (at: number) => at % channels;
    return {
      forward: (value) =>
        value.map((each, at) => {
          const channel = channelOf(at);
          return (each - (mean[channel] ?? 0)) * (scale[channel] ?? 0) + (beta[channel] ?? 0);
        }),
      backward: (outputGradient) => outputGradient.map((value, at) => value * (scale[channelOf(at)] ?? 0)),
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
