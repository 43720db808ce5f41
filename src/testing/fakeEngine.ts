import type { Batch } from "../engine/batch";
import { type Activations, type Engine, type EngineSetup, LOSSES_KEPT } from "../engine/engine";
import type { EngineName } from "../engine/engineReport";
import { type Architecture, inferShapes, type Layer, type Shape, sizeOf } from "../experiment/architecture";
import type { EncoderNoise, Likelihood, Losses, Objective } from "../experiment/objective";
import { klOfImages } from "../model/kl";
import { reconstructionLosses } from "../model/likelihood";
import { clampLogVar, type Posteriors, reparameterised } from "../model/posterior";
import { type DrawKey, drawNormals } from "../model/random";
import type { ModelState } from "../model/state";

/**
 * An engine for tests that keeps the promises of `Engine` and computes next to nothing: a linear autoencoder with μ = W x,
 * log σ² = v and x̂ = sigmoid(V z + b), whose numbers W, v, V, b are the first of the parameters that it is given. A step
 * moves v, W and b against the signs of their gradients, so that the losses fall.
 */
export class FakeEngine implements Engine {
  readonly name: EngineName;
  readonly hardware = { kind: "javaScript" } as const;
  readonly byteLength = 0;
  /** How often `dispose` was called. */
  disposals = 0;
  readonly #architecture: Architecture;
  readonly #latentDim: number;
  readonly #pixels: number;
  readonly #trainImages: Uint8Array;
  #state: ModelState | null = null;
  #losses: Losses[] = [];

  constructor(name: EngineName, { architecture, trainImages }: EngineSetup) {
    this.name = name;
    this.#architecture = architecture;
    this.#latentDim = architecture.latentDim;
    this.#pixels = sizeOf(architecture.imageShape);
    this.#trainImages = trainImages;
  }

  async writeState(state: ModelState): Promise<void> {
    this.#state = copyOf(state);
    this.#losses = [];
  }

  async readState(): Promise<ModelState> {
    return copyOf(this.#present);
  }

  async trainStep(batch: Batch, objective: Objective, learningRate: number, between?: () => Promise<void>) {
    await between?.();
    const { parameters, updates, ...rest } = this.#present;
    const images = this.#imagesOf(batch);
    if (this.#losses.length < LOSSES_KEPT) this.#losses.push(this.#lossesOf(images, objective, batch.epsilon));
    const gradient = this.#gradient(images, objective);
    const moved = parameters.map((value, place) => value - learningRate * Math.sign(gradient[place] ?? 0));
    this.#state = { ...rest, parameters: moved, updates: updates + 1 };
  }

  async readLosses(): Promise<Losses[]> {
    return this.#losses.splice(0);
  }

  async gradients(batch: Batch, objective: Objective, between?: () => Promise<void>): Promise<Float32Array> {
    await between?.();
    return this.#gradient(this.#imagesOf(batch), objective);
  }

  async encode(images: Uint8Array): Promise<Posteriors> {
    return this.#encode(images);
  }

  async decode(z: Float32Array): Promise<Float32Array> {
    return this.#decode(z);
  }

  async evaluate(images: Uint8Array, objective: Objective, epsilon: DrawKey): Promise<Losses> {
    return this.#lossesOf(images, objective, epsilon);
  }

  async latentGradients(images: Uint8Array, z: Float32Array, likelihood: Likelihood): Promise<Float32Array> {
    const means = this.#decode(z);
    const decoder = this.#decoder;
    return z.map((_, place) => {
      const row = Math.floor(place / this.#latentDim);
      let sum = 0;
      for (let pixel = 0; pixel < this.#pixels; pixel++) {
        const mean = at(means, row * this.#pixels + pixel);
        const difference = mean - at(images, row * this.#pixels + pixel) / 255;
        const ofLogit = likelihood === "bernoulli" ? difference : difference * mean * (1 - mean);
        sum += ofLogit * at(decoder, pixel * this.#latentDim + (place % this.#latentDim));
      }
      return sum;
    });
  }

  /** Of layers that it does not have, the image's or the code's numbers over and over. */
  async activations(image: Uint8Array, z: Float32Array): Promise<Activations> {
    const { encoder, decoder } = this.#architecture;
    const shapes = inferShapes(this.#architecture);
    const x = Float32Array.from(image, (level) => level / 255);
    const logits = this.#decode(z).map((mean) => Math.log(mean / (1 - mean)));
    return {
      ...repeated("encoder", encoder, shapes.encoder, x),
      ...this.#encode(image),
      ...repeated("decoder", decoder, shapes.decoder, logits),
    };
  }

  dispose(): void {
    this.disposals += 1;
  }

  get #present(): ModelState {
    if (!this.#state) throw new Error("No state was written.");
    return this.#state;
  }

  /** W [latentDim, pixels], v [latentDim], V [pixels, latentDim] and b [pixels], one behind the other. */
  get #weights(): Float32Array {
    return this.#present.parameters.subarray(0, 2 * this.#latentDim * this.#pixels + this.#latentDim + this.#pixels);
  }

  get #decoder(): Float32Array {
    return this.#weights.subarray(this.#latentDim * (this.#pixels + 1));
  }

  #imagesOf({ inputs }: Batch): Uint8Array {
    const images = new Uint8Array(inputs.rows.length * this.#pixels);
    for (const [row, index] of inputs.rows.entries()) {
      images.set(this.#trainImages.subarray(index * this.#pixels, (index + 1) * this.#pixels), row * this.#pixels);
    }
    return images;
  }

  #encode(images: Uint8Array): Posteriors {
    const size = (images.length / this.#pixels) * this.#latentDim;
    const logVars = this.#weights.subarray(this.#latentDim * this.#pixels);
    const mu = Float32Array.from({ length: size }, (_, place) => {
      const [row, dimension] = [Math.floor(place / this.#latentDim), place % this.#latentDim];
      let sum = 0;
      for (let pixel = 0; pixel < this.#pixels; pixel++) {
        sum += (at(images, row * this.#pixels + pixel) / 255) * at(this.#weights, dimension * this.#pixels + pixel);
      }
      return sum;
    });
    return { mu, logVar: mu.map((_, place) => clampLogVar(at(logVars, place % this.#latentDim))) };
  }

  #decode(z: Float32Array): Float32Array {
    const decoder = this.#decoder;
    return Float32Array.from({ length: (z.length / this.#latentDim) * this.#pixels }, (_, place) => {
      const [row, pixel] = [Math.floor(place / this.#pixels), place % this.#pixels];
      let logit = at(decoder, this.#pixels * this.#latentDim + pixel);
      for (let dimension = 0; dimension < this.#latentDim; dimension++) {
        logit += at(z, row * this.#latentDim + dimension) * at(decoder, pixel * this.#latentDim + dimension);
      }
      return 1 / (1 + Math.exp(-logit));
    });
  }

  #lossesOf(images: Uint8Array, { likelihood, noise }: Objective, epsilon: DrawKey): Losses {
    const posteriors = this.#encode(images);
    const count = images.length / this.#pixels;
    const means = this.#decode(sampleOf(posteriors, epsilon, noise));
    const reconstruction = meanOf(reconstructionLosses(likelihood, means, images, count));
    return { reconstruction, kl: meanOf(klOfImages(posteriors, this.#latentDim, noise)) };
  }

  /** Of b by the reconstruction at z = μ, of W and v by the divergence, each where its term counts; 0 of all others. */
  #gradient(images: Uint8Array, { terms }: Objective): Float32Array {
    const gradient = new Float32Array(this.#present.parameters.length);
    const { mu, logVar } = this.#encode(images);
    const means = this.#decode(mu);
    const [latentDim, pixels] = [this.#latentDim, this.#pixels];
    const bias = latentDim * (2 * pixels + 1);
    if (terms !== "kl") {
      for (const [place, mean] of means.entries()) {
        gradient[bias + (place % pixels)] = at(gradient, bias + (place % pixels)) + mean - at(images, place) / 255;
      }
    }
    if (terms === "reconstruction") return gradient;
    for (const [place, mean] of mu.entries()) {
      const [row, dimension] = [Math.floor(place / latentDim), place % latentDim];
      const ofLogVar = latentDim * pixels + dimension;
      gradient[ofLogVar] = at(gradient, ofLogVar) + (Math.exp(at(logVar, place)) - 1) / 2;
      for (let pixel = 0; pixel < pixels; pixel++) {
        const weight = dimension * pixels + pixel;
        gradient[weight] = at(gradient, weight) + (mean * at(images, row * pixels + pixel)) / 255;
      }
    }
    return gradient;
  }
}

function repeated(part: string, layers: readonly Layer[], outputs: readonly Shape[], numbers: Float32Array) {
  return Object.fromEntries(
    layers.flatMap(({ kind }, index) => {
      if (kind === "flatten" || kind === "reshape") return [];
      const length = sizeOf(outputs[index] ?? [0]);
      return [[`${part}/${index}`, Float32Array.from({ length }, (_, place) => at(numbers, place % numbers.length))]];
    }),
  );
}

function sampleOf({ mu, logVar }: Posteriors, key: DrawKey, noise: EncoderNoise): Float32Array {
  return Float32Array.from(reparameterised(mu, logVar, drawNormals(mu.length, key), noise));
}

function copyOf(state: ModelState): ModelState {
  const { parameters, runningStatistics, firstMoments, secondMoments, updates } = state;
  return {
    parameters: parameters.slice(),
    runningStatistics: runningStatistics.slice(),
    firstMoments: firstMoments.slice(),
    secondMoments: secondMoments.slice(),
    updates,
  };
}

function at(numbers: ArrayLike<number>, place: number): number {
  return numbers[place] as number;
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
