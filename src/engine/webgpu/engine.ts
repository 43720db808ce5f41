import { labelSize, sizeOf } from "../../experiment/architecture";
import type { LossSizes } from "../../experiment/conventions";
import { type Likelihood, type Losses, negativeElboObjective, type Objective } from "../../experiment/objective";
import { clampLogVar, type Posteriors } from "../../model/posterior";
import type { DrawKey } from "../../model/random";
import { ADAM, type ModelState } from "../../model/state";
import { acceptedRows, type Batch, type BatchAbilities } from "../batch";
import { labelledCount, labelsAt, toldClasses } from "../classes";
import { type Activations, type Engine, type Labels, LOSSES_KEPT } from "../engine";
import type { Graph } from "../graph/graph";
import type { Value } from "../graph/operation";
import { meanLosses } from "../meanLosses";
import type { Hardware } from "../reasons";
import type { RunArguments, WebGpuExecutor } from "./executor";
import { corruptionOf, nothing, objectiveOf } from "./runArguments";
import { StepsInFlight } from "./stepsInFlight";

const abilities: BatchAbilities = {
  corruption: { none: true, gaussian: true, saltAndPepper: true, square: true, half: true, blur: true },
  targets: { inputs: true },
  condition: { none: true, class: true },
};

/** A graph on kernels of our own: the engine that `createWebGpuEngine` starts. */
export class WebGpuEngine implements Engine {
  readonly name = "WebGPU";
  readonly #graph: Graph;
  readonly #executor: WebGpuExecutor;
  /** The classes of the training images. */
  readonly #trainLabels: Labels;
  readonly #pixels: number;
  readonly #latentDim: number;
  readonly #inFlight = new StepsInFlight();
  #updates = 0;
  /** Training steps whose losses nobody has read, and the place of the next one's. */
  #unread = 0;
  #slot = 0;
  /** How many images were labelled in the step whose losses are in each slot. */
  readonly #labelled = new Uint32Array(LOSSES_KEPT + 1);

  constructor(graph: Graph, executor: WebGpuExecutor, trainLabels: Labels = null) {
    this.#trainLabels = trainLabels;
    this.#graph = graph;
    this.#executor = executor;
    this.#pixels = sizeOf(graph.architecture.imageShape);
    this.#latentDim = graph.architecture.latentDim;
  }

  #sizes(batchSize: number): LossSizes {
    return { pixels: this.#pixels, latentDim: this.#latentDim, batchSize };
  }

  get byteLength(): number {
    return this.#executor.byteLength;
  }

  get hardware(): Hardware {
    return { kind: "adapter", ...this.#executor.device.adapter };
  }

  async writeState(state: ModelState): Promise<void> {
    const { trainableCount } = this.#graph.layout;
    const blocks = [state.parameters, state.firstMoments, state.secondMoments, state.runningStatistics];
    for (const [place, numbers] of blocks.entries()) {
      this.#executor.writeNumbers("state", numbers, place * trainableCount);
    }
    this.#updates = state.updates;
  }

  async readState(): Promise<ModelState> {
    const { trainableCount, statisticsCount } = this.#graph.layout;
    const updates = this.#updates;
    const numbers = await this.#executor.read("state", 3 * trainableCount + statisticsCount);
    const block = (place: number) => numbers.slice(place * trainableCount, (place + 1) * trainableCount);
    return {
      parameters: block(0),
      firstMoments: block(1),
      secondMoments: block(2),
      runningStatistics: numbers.slice(3 * trainableCount),
      updates,
    };
  }

  async trainStep(batch: Batch, objective: Objective, learningRate: number): Promise<void> {
    await this.#inFlight.free();
    this.#updates++;
    this.#executor.run("train", {
      ...this.#batchStep(batch, objective, this.#slot),
      learningRate,
      firstCorrection: 1 / (1 - ADAM.beta1 ** this.#updates),
      secondCorrection: 1 / (1 - ADAM.beta2 ** this.#updates),
      updates: true,
    });
    this.#inFlight.add(this.#executor.done());
    this.#slot = (this.#slot + 1) % LOSSES_KEPT;
    this.#unread = Math.min(LOSSES_KEPT, this.#unread + 1);
  }

  async readLosses(): Promise<Losses[]> {
    const [count, end] = [this.#unread, this.#slot];
    if (count === 0) return [];
    this.#unread = 0;
    const first = 2 * (LOSSES_KEPT + 1);
    const numbers = await this.#executor.read("losses", this.#graph.layers.labelHead ? first + LOSSES_KEPT : first);
    return Array.from({ length: count }, (_, index) => {
      const slot = (end - count + index + LOSSES_KEPT) % LOSSES_KEPT;
      const [reconstruction = Number.NaN, kl = Number.NaN] = numbers.subarray(2 * slot);
      // The first two are means already.
      return meanLosses({ reconstruction, kl, crossEntropy: numbers[first + slot] ?? 0 }, 1, this.#labelled[slot] ?? 0);
    });
  }

  async gradients(batch: Batch, objective: Objective): Promise<Float32Array> {
    this.#executor.run("train", this.#batchStep(batch, objective, LOSSES_KEPT));
    return this.#executor.read("gradients", this.#graph.layout.trainableCount);
  }

  async encode(images: Uint8Array, labels?: Labels): Promise<Posteriors> {
    const { imageBytes: given, classBytes, mu, logVar } = this.#graph.programs.encode;
    const count = images.length / this.#pixels;
    const [means, logVars] = await this.#inChunks("encode", count, [mu, logVar], this.#latentDim, (first, rows) => {
      this.#executor.writeBytes(given, images.subarray(first * this.#pixels, (first + rows) * this.#pixels));
      this.#tell(classBytes, labels, first, rows);
      return { ...nothing, images: rows };
    });
    return { mu: means ?? new Float32Array(), logVar: (logVars ?? new Float32Array()).map(clampLogVar) };
  }

  async decode(z: Float32Array, labels?: Labels, images?: Uint8Array): Promise<Float32Array> {
    const { decode, reconstruct } = this.#graph.programs;
    const skipping = images ? reconstruct : null;
    const { z: given, classBytes, reconstruction } = skipping ?? decode;
    const [count, pixels] = [z.length / this.#latentDim, this.#pixels];
    const program = skipping ? "reconstruct" : "decode";
    const [decoded] = await this.#inChunks(program, count, [reconstruction], pixels, (first, rows) => {
      const seen = images?.subarray(first * pixels, (first + rows) * pixels);
      if (skipping && seen) this.#executor.writeBytes(skipping.imageBytes, seen);
      this.#executor.writeNumbers(given, z.subarray(first * this.#latentDim, (first + rows) * this.#latentDim));
      this.#tell(classBytes, labels, first, rows);
      return { ...nothing, images: rows };
    });
    return decoded ?? new Float32Array();
  }

  async evaluate(images: Uint8Array, objective: Objective, epsilon: DrawKey, labels?: Labels): Promise<Losses> {
    const { imageBytes: given, classBytes, reconstruction, kl, crossEntropy } = this.#graph.programs.evaluate;
    const count = images.length / this.#pixels;
    const results = [reconstruction, kl, ...(crossEntropy ? [crossEntropy] : [])];
    const losses = await this.#inChunks("evaluate", count, results, 1, (first, rows) => {
      this.#executor.writeBytes(given, images.subarray(first * this.#pixels, (first + rows) * this.#pixels));
      this.#tell(classBytes, labels, first, rows);
      return { ...nothing, ...objectiveOf(objective, this.#sizes(1)), ...epsilon, images: rows, firstRow: first };
    });
    const [ofPixels = Number.NaN, ofCodes = Number.NaN, ofLabels = 0] = losses.map(sumOf);
    const sums = { reconstruction: ofPixels, kl: ofCodes, crossEntropy: ofLabels };
    return meanLosses(sums, count, labelledCount(labels, this.#graph.architecture));
  }

  async latentGradients(
    images: Uint8Array,
    z: Float32Array,
    likelihood: Likelihood,
    labels?: Labels,
  ): Promise<Float32Array> {
    const { imageBytes: given, z: codes, classBytes, gradient } = this.#graph.programs.latentGradients;
    const [pixels, latentDim] = [this.#pixels, this.#latentDim];
    const objective = objectiveOf({ ...negativeElboObjective, likelihood }, this.#sizes(1));
    const [gradients] = await this.#inChunks(
      "latentGradients",
      z.length / latentDim,
      [gradient],
      latentDim,
      (first, rows) => {
        this.#executor.writeBytes(given, images.subarray(first * pixels, (first + rows) * pixels));
        this.#tell(classBytes, labels, first, rows);
        this.#executor.writeNumbers(codes, z.subarray(first * latentDim, (first + rows) * latentDim));
        return { ...nothing, ...objective, images: rows };
      },
    );
    return gradients ?? new Float32Array();
  }

  async activations(image: Uint8Array, z: Float32Array, labels?: Labels): Promise<Activations> {
    const { imageBytes: given, z: code, classBytes, layers } = this.#graph.programs.activations;
    this.#executor.writeBytes(given, image);
    this.#executor.writeNumbers(code, z);
    this.#tell(classBytes, labels, 0, 1);
    let end = 0;
    const places = layers.map(({ layer, output }) => {
      const at = end;
      end += sizeOf(output.shape);
      return { layer, output, at, count: end - at };
    });
    const to = this.#executor.readable(end);
    const copies = places.map(({ output, at, count }) => ({ from: output, to, at, count }));
    this.#executor.run("activations", { ...nothing, images: 1 }, copies);
    const numbers = await this.#executor.take(to);
    return Object.fromEntries(places.map(({ layer, at, count }) => [layer, numbers.slice(at, at + count)]));
  }

  dispose(): void {
    this.#executor.dispose();
    this.#executor.device.release();
  }

  /** Frees what it holds on its device, which stays. */
  freeBuffers(): void {
    this.#executor.dispose();
  }

  /** Writes the classes of some images where a program is given any. */
  #tell(target: Value | null, labels: Labels | undefined, first: number, rows: number): void {
    if (!target) return;
    const classes = labelSize(this.#graph.architecture);
    this.#executor.writeBytes(target, toldClasses(labels?.subarray(first, first + rows), classes, rows));
  }

  /** What a training step is run with; its losses go to a slot. */
  #batchStep(batch: Batch, objective: Objective, slot: number): RunArguments {
    const rows = acceptedRows(batch, abilities, this.#graph);
    const images = rows.length;
    const labelled = labelledCount(labelsAt(this.#trainLabels, rows), this.#graph.architecture);
    this.#labelled[slot] = labelled;
    const corruption = corruptionOf(batch.inputs.corruption, this.#graph.architecture.imageShape);
    const noise = { ...batch.epsilon, ...corruption };
    return { ...nothing, ...objectiveOf(objective, this.#sizes(images), labelled), ...noise, images, rows, slot };
  }

  /** Runs a program over `count` images and gives its results, [count, size] each, read back at once at the end. */
  async #inChunks(
    name: "encode" | "decode" | "reconstruct" | "evaluate" | "latentGradients",
    count: number,
    results: readonly Value[],
    size: number,
    prepare: (first: number, rows: number) => RunArguments,
  ): Promise<Float32Array[]> {
    const most = this.#graph.programs[name]?.images ?? 1;
    const targets = results.map(() => this.#executor.readable(count * size));
    for (let first = 0; first < count; first += most) {
      const rows = Math.min(most, count - first);
      const copies = results.map((from, index) => {
        return { from, to: targets[index] as GPUBuffer, at: first * size, count: rows * size };
      });
      this.#executor.run(name, prepare(first, rows), copies);
    }
    return Promise.all(targets.map((target) => this.#executor.take(target)));
  }
}

function sumOf(numbers: Float32Array): number {
  return numbers.reduce((sum, value) => sum + value, 0);
}
