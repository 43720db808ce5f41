import { sizeOf } from "../../experiment/architecture";
import type { Graph, Program } from "../graph/graph";
import type { NormalizationLayer, ValueGrid, WeightedLayer } from "../graph/layers";
import { type Heads, type Operation, type OperationOf, unknownKind, type Value } from "../graph/operation";
import { type BufferName, type Dispatch, type Lowered, line, type Workgroups } from "./dispatch";
import { elementwise } from "./elementwise";
import { convolveDown, downInvocations } from "./kernels/convolveDown";
import { convolveUp, upInvocations } from "./kernels/convolveUp";
import { type FilterProduct, filterGradient, filterInvocations, filterSize, splitsOf } from "./kernels/filterGradient";
import { gradientSums } from "./kernels/gradientSums";
import { headSize, headSplits, headsGradient, headsInvocations } from "./kernels/headsGradient";
import { type Kernel, WORKGROUP } from "./kernels/kernel";
import { labelLoss } from "./kernels/labelLoss";
import { labelLossSum } from "./kernels/labelLossSum";
import { areSmall, latent } from "./kernels/latent";
import { latentGradient } from "./kernels/latentGradient";
import { moments } from "./kernels/moments";
import { isSplit, type NormOffsets, normWorkgroups, SPLIT_FROM, scratchSize } from "./kernels/normalization";
import { normalize } from "./kernels/normalize";
import { normalizeBatch } from "./kernels/normalizeBatch";
import { normalizeGradient } from "./kernels/normalizeGradient";
import { pixelLoss } from "./kernels/pixelLoss";
import { type Product, productOf } from "./kernels/product";
import { rescaleGradient } from "./kernels/rescaleGradient";
import { sample } from "./kernels/sample";
import { sampleGradient } from "./kernels/sampleGradient";
import { type PartialSums, update, updateInvocations } from "./kernels/update";

/**
 * Lowers every program of a graph to kernels; a training step ends in the update. Batch norm's sums are split from so many
 * numbers of a batch on.
 */
export function lower(graph: Graph, splitFrom = SPLIT_FROM): Lowered {
  const {
    train,
    update: updating,
    encode,
    decode,
    reconstruct,
    evaluate,
    latentGradients,
    activations,
  } = graph.programs;
  const step = new Lowering(graph, train, splitFrom);
  const lowered = (program: Program) => new Lowering(graph, program, splitFrom).lower(program.operations);
  const dispatches = {
    train: step.lower([...train.operations, ...updating.operations]),
    encode: lowered(encode),
    decode: lowered(decode),
    reconstruct: reconstruct ? lowered(reconstruct) : [],
    evaluate: lowered(evaluate),
    latentGradients: lowered(latentGradients),
    activations: lowered(activations),
  };
  return { dispatches, partials: step.partialNumbers };
}

class Lowering {
  readonly #dispatches: Dispatch[] = [];
  readonly #partials: PartialSums[] = [];
  /** Numbers of all partial sums so far. */
  partialNumbers = 0;

  constructor(
    private readonly graph: Graph,
    private readonly program: Program,
    private readonly splitFrom: number,
  ) {}

  lower(operations: readonly Operation[]): readonly Dispatch[] {
    for (const operation of operations) this.#lower(operation);
    return this.#dispatches;
  }

  #lower(operation: Operation): void {
    switch (operation.kind) {
      case "gather":
      case "copy":
      case "clear":
      case "add":
      case "sigmoid":
      case "rectifierGradient": {
        const { kernel, buffers, size } = elementwise(operation);
        return this.#each(kernel, buffers, size);
      }
      case "weighted":
        return this.#weighted(operation.layer, operation.source, operation.target);
      case "normalize":
        return this.#normalize(operation);
      case "posterior":
        return this.#posterior(operation);
      case "pixelLoss":
        return this.#pixelLoss(operation);
      case "labelLoss":
        return this.#labelLoss(operation);
      case "parameterGradient":
        return this.#parameterGradient(operation.layer, operation.source, operation.gradient);
      case "inputGradient":
        return this.#inputGradient(operation.layer, operation.gradient, operation.target);
      case "normalizeGradient":
        return this.#normalizeGradient(operation);
      case "rescaleGradient":
        return this.#rescaleGradient(operation);
      case "sampleGradient":
        return this.#sampleGradient(operation);
      case "posteriorGradient":
        return this.#posteriorGradient(operation);
      case "adam":
        return this.#update();
      case "moveStatistics":
        return; // The kernel of Adam's update moves all running statistics along.
      default:
        return unknownKind(operation);
    }
  }

  #add(kernel: Kernel, buffers: readonly BufferName[], workgroups: (images: number) => Workgroups): void {
    this.#dispatches.push({ kernel, buffers, workgroups });
  }

  /** Adds a kernel with one invocation for each of `size` numbers an image. */
  #each(kernel: Kernel, buffers: readonly BufferName[], size: number): void {
    this.#add(kernel, buffers, (images) => line(Math.ceil((images * size) / WORKGROUP)));
  }

  #weighted(layer: WeightedLayer, source: Value, target: Value): void {
    const { kernel, bias, rectified } = layer;
    const direction = layer.kind === "dense" ? "down" : layer.direction;
    this.#product(direction, { ...productOf(layer), kernel, bias, rectified }, source, target);
  }

  #inputGradient(layer: WeightedLayer, gradient: Value, target: Value): void {
    const { kernel } = layer;
    const direction = layer.kind === "dense" || layer.direction === "down" ? "up" : "down";
    this.#product(direction, { ...productOf(layer), kernel, bias: null, rectified: false }, gradient, target);
  }

  #product(direction: "down" | "up", product: Product, source: Value, target: Value): void {
    const buffers = [source, "state", target] as const;
    if (direction === "down") {
      this.#add(convolveDown(product), buffers, (images) =>
        line(Math.ceil(downInvocations(product, images) / WORKGROUP)),
      );
      return;
    }
    const classes = product.geometry.stride ** 2;
    this.#add(convolveUp(product), buffers, (images) =>
      line(Math.ceil(upInvocations(product, images) / WORKGROUP), classes),
    );
  }

  /** The posterior and its sample in one kernel where there is a sample and the heads are small. */
  #posterior({ heads, features, mu, logVar, sample: drawn }: OperationOf<"posterior">): void {
    const { inputs, outputs: latentDim } = heads.mu;
    if (drawn && areSmall(heads)) {
      const buffers = [features, "state", mu, logVar, drawn.epsilon, drawn.z, drawn.kl] as const;
      return this.#each(latent({ inputs, latentDim, ...heads }), buffers, 1);
    }
    this.#weighted(heads.mu, features, mu);
    this.#weighted(heads.logVar, features, logVar);
    if (drawn) this.#each(sample(latentDim), [mu, logVar, drawn.epsilon, drawn.z, drawn.kl], 1);
  }

  #sampleGradient({ reader, zGradient, ...values }: OperationOf<"sampleGradient">): void {
    const { mu, logVar, epsilon, muGradient, logVarGradient } = values;
    const latentDim = sizeOf(mu.shape);
    if (reader) {
      const { outputs, kernel } = reader.layer;
      const buffers = [reader.gradient, "state", mu, logVar, epsilon, muGradient, logVarGradient] as const;
      return this.#add(latentGradient({ latentDim, outputs, kernel }), buffers, (images) => line(images * latentDim));
    }
    this.#each(sampleGradient(latentDim), [mu, logVar, epsilon, zGradient, muGradient, logVarGradient], latentDim);
  }

  /** The gradients of both heads in one kernel where the features need one and the heads are small. */
  #posteriorGradient(operation: OperationOf<"posteriorGradient">): void {
    const { heads, features, muGradient, logVarGradient, featuresGradient } = operation;
    if (featuresGradient && areSmall(heads)) {
      const { sum } = featuresGradient;
      return this.#headsGradient(heads, [features, muGradient, logVarGradient, "state", sum, "partials"]);
    }
    this.#parameterGradient(heads.mu, features, muGradient);
    this.#parameterGradient(heads.logVar, features, logVarGradient);
    if (!featuresGradient) return;
    const { sum, throughLogVar } = featuresGradient;
    this.#inputGradient(heads.mu, muGradient, sum);
    this.#inputGradient(heads.logVar, logVarGradient, throughLogVar);
    this.#lower({ kind: "add", source: throughLogVar, target: sum });
  }

  #headsGradient({ mu, logVar }: Heads, buffers: readonly BufferName[]): void {
    const { inputs, outputs: latentDim } = mu;
    const size = headSize({ inputs, latentDim });
    const splits = headSplits(this.program.images);
    const muPartials = this.#addPartials(mu.kernel, size, splits);
    const logVarPartials = this.#addPartials(logVar.kernel, size, splits);
    const task = { inputs, latentDim, mu, logVar, splits, muPartials, logVarPartials };
    this.#add(headsGradient(task), buffers, (images) => line(Math.ceil(headsInvocations(task, images) / WORKGROUP)));
  }

  #parameterGradient(layer: WeightedLayer, source: Value, gradient: Value): void {
    const down = layer.kind === "dense" || layer.direction === "down";
    const shape = { ...productOf(layer), down };
    const splits = splitsOf(shape, this.program.images);
    const offset = this.#addPartials(layer.kernel, filterSize(shape), splits);
    const product: FilterProduct = { ...shape, offset, splits };
    const workgroups = line(Math.ceil(filterInvocations(product) / WORKGROUP));
    const sides = down ? [source, gradient] : [gradient, source];
    this.#add(filterGradient(product), [...sides, "partials"], () => workgroups);
  }

  /** Sets numbers aside for the partial sums of parameters that begin at `parameter`; the first of them. */
  #addPartials(parameter: number, size: number, splits: number): number {
    const offset = this.partialNumbers;
    this.#partials.push({ parameter, size, offset, splits });
    this.partialNumbers += size * splits;
    return offset;
  }

  #offsetsOf({ gamma, beta, mean, variance }: NormalizationLayer): NormOffsets {
    return { gamma, beta, mean, variance, statistics: 3 * this.graph.layout.trainableCount };
  }

  #normalize({ layer, statistics, source, target }: OperationOf<"normalize">): void {
    const { grid } = layer;
    const offsets = this.#offsetsOf(layer);
    if (statistics === "running") {
      return this.#each(normalize(grid, offsets), [source, "state", target], grid.pixels * grid.channels);
    }
    const scratch = this.#scratchFor(grid);
    const workgroups = normWorkgroups(grid, scratch);
    if (scratch !== null) this.#add(moments(grid, offsets, scratch), [source, "partials"], () => workgroups);
    const buffers: BufferName[] = [source, "state", target, "statistics"];
    if (scratch !== null) buffers.push("partials");
    this.#add(normalizeBatch(grid, offsets, scratch), buffers, () => workgroups);
  }

  /** The first number of a split batch norm's parts among the partial sums, or null where it is not split. */
  #scratchFor(grid: ValueGrid): number | null {
    if (!isSplit(grid, this.program.images, this.splitFrom)) return null;
    const scratch = this.partialNumbers;
    this.partialNumbers += scratchSize(grid.channels);
    return scratch;
  }

  #normalizeGradient({ layer, source, gradient, onward, rectified }: OperationOf<"normalizeGradient">): void {
    const { grid, gamma, beta } = layer;
    const offsets = this.#offsetsOf(layer);
    const scratch = this.#scratchFor(grid);
    const workgroups = normWorkgroups(grid, scratch);
    if (scratch !== null) {
      const buffers = [source, gradient, "statistics", "partials"] as const;
      this.#add(gradientSums(grid, offsets, scratch), buffers, () => workgroups);
    }
    const gammaGradient = this.#addPartials(gamma, grid.channels, 1);
    const betaGradient = this.#addPartials(beta, grid.channels, 1);
    const task = { grid, offsets, scratch, gammaGradient, betaGradient, onward, rectified };
    const buffers = [source, gradient, "state", "statistics", "partials"] as const;
    this.#add(normalizeGradient(task), buffers, () => workgroups);
  }

  #rescaleGradient({ layer, source, gradient, rectified }: OperationOf<"rescaleGradient">): void {
    const { grid } = layer;
    this.#each(
      rescaleGradient(grid, this.#offsetsOf(layer), rectified),
      [source, "state", gradient],
      grid.pixels * grid.channels,
    );
  }

  #pixelLoss({ logits, images, clean, gradient, losses }: OperationOf<"pixelLoss">): void {
    const kernel = pixelLoss(sizeOf(images.shape), gradient !== null, clean === "resident");
    const read = clean === "resident" ? clean : images;
    const buffers = gradient === null ? [logits, read, losses] : [logits, read, losses, gradient];
    this.#add(kernel, buffers, (count) => line(count));
  }

  #labelLoss({ logits, classes, gradient, losses }: OperationOf<"labelLoss">): void {
    const buffers = [logits, classes, losses, ...(gradient ? [gradient] : [])];
    this.#each(labelLoss(sizeOf(logits.shape), gradient !== null), buffers, 1);
  }

  #update(): void {
    const { layout, programs } = this.graph;
    const { trainableCount: parameters, statisticsCount: statistics } = layout;
    const task = { partials: this.#partials, parameters, statistics };
    const { reconstruction, kl, crossEntropy } = programs.train;
    const buffers = ["state", "partials", "gradients", "statistics", reconstruction, kl, "losses"] as const;
    const workgroups = line(Math.ceil(updateInvocations(task) / WORKGROUP));
    this.#add(update(task), buffers, () => workgroups);
    if (crossEntropy) this.#add(labelLossSum(), [crossEntropy, "losses"], () => line(1));
  }
}
