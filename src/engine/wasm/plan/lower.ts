import { KERNEL_SIZE, sizeOf } from "../../../experiment/architecture";
import type { Program } from "../../graph/graph";
import type { ValueGrid, WeightedLayer } from "../../graph/layers";
import { copiedRows, type Operation, type OperationOf, unknownKind, type Value } from "../../graph/operation";
import type { InstructionOf } from "./instruction";
import type { LayerTensors } from "./layerTensors";
import { Phases, paddedChannels, type Tensors } from "./phases";
import type { PlanProgram, Ports, TensorId } from "./plan";

/** Dense kernels with more numbers than this are a phase of their own, split by columns; smaller ones join a chain. */
const DENSE_IN_CHAIN = 16384;

/** The blocks of numbers that a model's state is, and how many parameters there are. */
export type StateTensors = Pick<Ports, "parameters" | "gradients" | "firstMoments" | "secondMoments"> & {
  readonly size: number;
};

/** Lowers one program of a graph to phases. */
export class ProgramLowering {
  readonly #phases: Phases;
  readonly #tensorOf = new Map<Value, TensorId>();

  constructor(
    private readonly program: Program,
    chunk: number,
    private readonly tensors: Tensors,
    private readonly ofLayers: LayerTensors,
    private readonly state: StateTensors,
  ) {
    this.#phases = new Phases(program.name, program.images, chunk, tensors);
  }

  lower(): PlanProgram {
    for (const operation of this.program.operations) this.#lower(operation);
    return this.#phases.finish();
  }

  /** The tensor of a value, which has one from its first mention on. */
  tensor(value: Value): TensorId {
    const known = this.#tensorOf.get(value);
    if (known !== undefined) return known;
    const isHeld = [...this.program.given, ...this.program.results].includes(value);
    const id = this.tensors.ofImages(value, this.program.images, isHeld ? "program" : "used");
    this.#tensorOf.set(value, id);
    return id;
  }

  /** The tensor of a value that may not be. */
  given(value: Value | null): TensorId | null {
    return value && this.tensor(value);
  }

  #lower(operation: Operation): void {
    switch (operation.kind) {
      case "gather":
        return this.#gather(operation);
      case "copy":
        return this.#copy(operation);
      case "clear":
        return this.#clear(operation);
      case "add":
        return this.#addTo(operation);
      case "weighted":
        return this.#weighted(operation);
      case "normalize":
        return this.#normalize(operation);
      case "posterior":
        return this.#posterior(operation);
      case "pixelLoss":
        return this.#pixelLoss(operation);
      case "labelLoss":
        return this.#labelLoss(operation);
      case "sigmoid":
        return this.#phases.chain({ kind: "sigmoid", ...this.#pair(operation), size: sizeOf(operation.source.shape) });
      case "rectifierGradient":
        return this.#rectifierGradient(operation);
      case "parameterGradient":
        return this.#parameterGradient(operation);
      case "inputGradient":
        return this.#inputGradient(operation);
      case "normalizeGradient":
        return this.#normalizeGradient(operation);
      case "rescaleGradient":
        return this.#rescaleGradient(operation);
      case "sampleGradient":
        return this.#sampleGradient(operation);
      case "posteriorGradient":
        return this.#posteriorGradient(operation);
      case "adam":
        return this.#phases.afterwards({ kind: "adam", ...this.state });
      case "moveStatistics":
        return this.#moveStatistics(operation);
      default:
        return unknownKind(operation);
    }
  }

  #pair({ source, target }: { readonly source: Value; readonly target: Value }) {
    return { source: this.tensor(source), target: this.tensor(target) };
  }

  #gather({ images, target, corruptible }: OperationOf<"gather">): void {
    this.#phases.chain({
      kind: "gather",
      images: typeof images === "string" ? images : this.tensor(images),
      target: this.tensor(target),
      corruptible: corruptible ? target.shape : null,
      size: sizeOf(target.shape),
    });
  }

  #copy(operation: OperationOf<"copy">): void {
    this.#phases.chain({ kind: "copy", ...this.#pair(operation), ...copiedRows(operation) });
  }

  #clear({ target }: OperationOf<"clear">): void {
    this.#phases.chain({ kind: "clear", target: this.tensor(target), size: sizeOf(target.shape) });
  }

  #addTo({ source, target }: Pick<OperationOf<"add">, "source" | "target">): void {
    this.#phases.chain({ kind: "add", ...this.#pair({ source, target }), size: sizeOf(target.shape) });
  }

  #weighted({ layer, ...values }: Omit<OperationOf<"weighted">, "kind">): void {
    const { bias, rectified } = layer;
    const shared = { ...this.#pair(values), weights: this.ofLayers.weights(layer).forward, bias, rectified };
    if (layer.kind === "dense") {
      return this.#dense({ kind: "dense", ...shared, inputs: layer.inputs, outputs: layer.outputs });
    }
    const { geometry, direction } = layer;
    this.#phases.chain({ kind: "convolve", direction, geometry, ...shared });
  }

  /** Adds a dense product; in training a large one waits for all its images. */
  #dense(instruction: InstructionOf<"dense">): void {
    if (this.program.name !== "train" || instruction.inputs * instruction.outputs <= DENSE_IN_CHAIN) {
      return this.#phases.chain(instruction);
    }
    this.#phases.afterwards(instruction);
    this.#phases.barrier();
  }

  #normalize({ layer, statistics, ...values }: OperationOf<"normalize">): void {
    const { source, target } = this.#pair(values);
    const coefficients = this.ofLayers.coefficients(layer)[statistics];
    const { grid, name, gamma, beta } = layer;
    if (statistics === "batch") {
      const channels = paddedChannels(grid.channels);
      const partials = this.tensors.partials(`${name}/moments`, this.#phases.tasks, 2, channels);
      this.#phases.chain({ kind: "moments", source, partials, ...grid });
      this.#phases.afterwards({ kind: "momentsFinish", partials, coefficients, gamma, beta, ...grid });
      this.#phases.barrier();
    }
    this.#phases.chain({ kind: "normalize", source, target, coefficients, ...grid });
  }

  #posterior({ heads, features: source, mu, logVar, sample }: OperationOf<"posterior">): void {
    this.#weighted({ layer: heads.mu, source, target: mu });
    this.#weighted({ layer: heads.logVar, source, target: logVar });
    if (!sample) return;
    this.#phases.chain({
      kind: "sample",
      mu: this.tensor(mu),
      logVar: this.tensor(logVar),
      epsilon: this.tensor(sample.epsilon),
      z: this.tensor(sample.z),
      kl: this.tensor(sample.kl),
      latentDim: sizeOf(mu.shape),
    });
  }

  #pixelLoss({ logits, images, clean, gradient, losses }: OperationOf<"pixelLoss">): void {
    this.#phases.chain({
      kind: "pixelLoss",
      logits: this.tensor(logits),
      images: this.tensor(images),
      clean,
      gradient: gradient && this.tensor(gradient),
      losses: this.tensor(losses),
      size: sizeOf(images.shape),
    });
  }

  #labelLoss({ logits, classes, gradient, losses }: OperationOf<"labelLoss">): void {
    this.#phases.chain({
      kind: "labelLoss",
      logits: this.tensor(logits),
      classes: this.tensor(classes),
      gradient: this.given(gradient),
      losses: this.tensor(losses),
      size: sizeOf(logits.shape),
    });
  }

  #rectifierGradient({ output, gradient }: OperationOf<"rectifierGradient">): void {
    const tensors = { output: this.tensor(output), gradient: this.tensor(gradient) };
    this.#phases.chain({ kind: "rectifierGradient", ...tensors, size: sizeOf(output.shape) });
  }

  #parameterGradient({ layer, ...values }: Omit<OperationOf<"parameterGradient">, "kind">): void {
    const phases = this.#phases;
    const [source, gradient] = [this.tensor(values.source), this.tensor(values.gradient)];
    const { name, kernel, bias } = layer;
    const grid = outputGrid(layer);
    const ofBias = this.tensors.partials(`${name}/bias partials`, phases.tasks, paddedChannels(grid.channels));
    phases.chain({ kind: "biasGradient", gradient, partials: ofBias, ...grid });
    phases.afterwards({ kind: "sumPartials", partials: ofBias, target: bias, size: grid.channels });
    if (layer.kind === "dense") {
      const { inputs, outputs } = layer;
      return phases.afterwards({ kind: "denseGradient", source, gradient, target: kernel, inputs, outputs });
    }
    const { geometry, direction } = layer;
    const size = KERNEL_SIZE * KERNEL_SIZE * geometry.fineDepth * geometry.coarseDepth;
    const partials = this.tensors.partials(`${name}/partials`, phases.tasks, size);
    const sides = direction === "down" ? { fine: source, coarse: gradient } : { fine: gradient, coarse: source };
    phases.chain({ kind: "filterGradient", geometry, ...sides, partials });
    phases.afterwards({ kind: "sumPartials", partials, target: kernel, size });
  }

  #inputGradient({ layer, gradient, target }: Omit<OperationOf<"inputGradient">, "kind">): void {
    const values = this.#pair({ source: gradient, target });
    const shared = { ...values, weights: this.ofLayers.weights(layer).backward, bias: null, rectified: false };
    if (layer.kind === "dense") {
      return this.#dense({ kind: "dense", ...shared, inputs: layer.outputs, outputs: layer.inputs });
    }
    const direction = layer.direction === "down" ? "up" : "down";
    this.#phases.chain({ kind: "convolve", direction, geometry: layer.geometry, ...shared });
  }

  #normalizeGradient({ layer, onward, rectified, ...values }: OperationOf<"normalizeGradient">): void {
    const [source, gradient] = [this.tensor(values.source), this.tensor(values.gradient)];
    const { name, grid, gamma, beta } = layer;
    const coefficients = this.ofLayers.coefficients(layer).batch;
    const channels = paddedChannels(grid.channels);
    const partials = this.tensors.partials(`${name}/sums`, this.#phases.tasks, 2, channels);
    const backward = this.tensors.partials(`${name}/backward`, 3, channels);
    this.#phases.chain({ kind: "normalizeSums", source, gradient, coefficients, partials, ...grid });
    const sums = { partials, coefficients, backward };
    this.#phases.afterwards({ kind: "normalizeSumsFinish", ...sums, gamma, beta, ...grid });
    this.#phases.barrier();
    if (!onward) return;
    this.#phases.chain({ kind: "normalizeGradient", source, gradient, coefficients, backward, rectified, ...grid });
  }

  #rescaleGradient({ layer, rectified, ...values }: OperationOf<"rescaleGradient">): void {
    const [source, gradient] = [this.tensor(values.source), this.tensor(values.gradient)];
    const coefficients = this.ofLayers.coefficients(layer).running;
    this.#phases.chain({ kind: "rescaleGradient", source, gradient, coefficients, rectified, ...layer.grid });
  }

  #sampleGradient({ reader, ...values }: OperationOf<"sampleGradient">): void {
    if (reader) this.#inputGradient({ ...reader, target: values.zGradient });
    this.#phases.chain({
      kind: "sampleGradient",
      zGradient: this.tensor(values.zGradient),
      muGradient: this.tensor(values.muGradient),
      logVarGradient: this.tensor(values.logVarGradient),
      mu: this.tensor(values.mu),
      logVar: this.tensor(values.logVar),
      epsilon: this.tensor(values.epsilon),
      latentDim: sizeOf(values.mu.shape),
    });
  }

  #posteriorGradient(operation: OperationOf<"posteriorGradient">): void {
    const { heads, features: source, muGradient, logVarGradient, featuresGradient } = operation;
    this.#parameterGradient({ layer: heads.mu, source, gradient: muGradient });
    if (featuresGradient) this.#inputGradient({ layer: heads.mu, gradient: muGradient, target: featuresGradient.sum });
    this.#parameterGradient({ layer: heads.logVar, source, gradient: logVarGradient });
    if (!featuresGradient) return;
    const { sum, throughLogVar } = featuresGradient;
    this.#inputGradient({ layer: heads.logVar, gradient: logVarGradient, target: throughLogVar });
    this.#addTo({ source: throughLogVar, target: sum });
  }

  #moveStatistics({ layer }: OperationOf<"moveStatistics">): void {
    const { mean, variance, grid } = layer;
    const coefficients = this.ofLayers.coefficients(layer).batch;
    this.#phases.afterwards({ kind: "runningUpdate", coefficients, mean, variance, channels: grid.channels });
  }
}

/** Pixels and channels of what a layer gives. */
function outputGrid(layer: WeightedLayer): ValueGrid {
  if (layer.kind === "dense") return { pixels: 1, channels: layer.outputs };
  const { fineDepth, fineHeight, fineWidth, coarseDepth, coarseHeight, coarseWidth } = layer.geometry;
  if (layer.direction === "down") return { pixels: coarseHeight * coarseWidth, channels: coarseDepth };
  return { pixels: fineHeight * fineWidth, channels: fineDepth };
}
