import type { Grid, Operation } from "../plan/operation";
import type { Plan, Program, TensorId } from "../plan/plan";
import { type BufferName, type Dispatch, type Lowered, line, type Workgroups } from "./dispatch";
import { type Fused, type Fusion, fusionAt } from "./fusion";
import { add } from "./kernels/add";
import { convolveDown, downInvocations } from "./kernels/convolveDown";
import { convolveUp, upInvocations } from "./kernels/convolveUp";
import { type FilterProduct, filterGradient, filterInvocations, filterSize, splitsOf } from "./kernels/filterGradient";
import { gather } from "./kernels/gather";
import { gradientSums } from "./kernels/gradientSums";
import { headSize, headSplits, headsGradient, headsInvocations } from "./kernels/headsGradient";
import { type Kernel, WORKGROUP } from "./kernels/kernel";
import { type Heads, latent } from "./kernels/latent";
import { latentGradient } from "./kernels/latentGradient";
import { moments } from "./kernels/moments";
import { isSplit, normWorkgroups, scratchSize } from "./kernels/normalization";
import { normalize } from "./kernels/normalize";
import { normalizeBatch } from "./kernels/normalizeBatch";
import { normalizeGradient } from "./kernels/normalizeGradient";
import { pixelLoss } from "./kernels/pixelLoss";
import { denseGeometry, type Product } from "./kernels/product";
import { rectifierGradient } from "./kernels/rectifierGradient";
import { rescaleGradient } from "./kernels/rescaleGradient";
import { sample } from "./kernels/sample";
import { sampleGradient } from "./kernels/sampleGradient";
import { sigmoid } from "./kernels/sigmoid";
import { type PartialSums, update, updateInvocations } from "./kernels/update";
import { normGradientOf, normOf, type Of, operationsOf, packOf } from "./meaning";

/** Lowers every program of a plan; a training step ends in the update. */
export function lower(plan: Plan): Lowered {
  const train = new Lowering(plan, plan.programs.train);
  const dispatches = {
    train: train.dispatches(),
    encode: new Lowering(plan, plan.programs.encode).dispatches(),
    decode: new Lowering(plan, plan.programs.decode).dispatches(),
    evaluate: new Lowering(plan, plan.programs.evaluate).dispatches(),
    slope: new Lowering(plan, plan.programs.slope).dispatches(),
  };
  return { dispatches, partials: train.partialNumbers };
}

class Lowering {
  readonly #operations: readonly Operation[];
  readonly #dispatches: Dispatch[] = [];
  readonly #partials: PartialSums[] = [];
  /** Operations that were computed along with earlier ones. */
  readonly #done = new Set<Operation>();
  /** The tensor whose sums are the next layer's gradient of its bias. */
  #biasGradient: TensorId | undefined;
  partialNumbers = 0;

  constructor(
    private readonly plan: Plan,
    private readonly program: Program,
  ) {
    this.#operations = operationsOf(program);
  }

  dispatches(): readonly Dispatch[] {
    let next = 0;
    for (const [at, operation] of this.#operations.entries()) {
      if (at < next) continue;
      if (this.#done.has(operation)) continue;
      const fusion = fusionAt(this.#operations, at);
      if (fusion) this.#fuse(fusion);
      else this.#lower(operation);
      next = at + (fusion?.length ?? 1);
    }
    if (this.program.name === "train") this.#update();
    return this.#dispatches;
  }

  #fuse(fusion: Fusion): void {
    switch (fusion.kind) {
      case "latent":
        return this.#latent(fusion);
      case "latentGradient":
        return this.#latentGradient(fusion);
      case "headsGradient":
        return this.#headsGradient(fusion);
    }
  }

  #latent({ mu: ofMu, logVar: ofLogVar, sample: { mu, logVar, epsilon, z, kl, latentDim } }: Fused<"latent">): void {
    const { source, inputs } = ofMu;
    const heads = { inputs, latentDim, mu: this.#headOf(ofMu), logVar: this.#headOf(ofLogVar) };
    this.#each(latent(heads), [source, "state", mu, logVar, epsilon, z, kl], 1);
  }

  #latentGradient({ dense, sample }: Fused<"latentGradient">): void {
    const { mu, logVar, epsilon, muGradient, logVarGradient, latentDim } = sample;
    const reader = { latentDim, outputs: dense.inputs, kernel: packOf(this.plan, dense.weights).kernel };
    const buffers = [dense.source, "state", mu, logVar, epsilon, muGradient, logVarGradient] as const;
    this.#add(latentGradient(reader), buffers, (images) => line(images * latentDim));
  }

  #headsGradient({ mu, logVar, muWeights, logVarWeights }: Fused<"headsGradient">): void {
    const { inputs: latentDim, outputs: inputs } = mu;
    const size = headSize({ inputs, latentDim });
    const splits = headSplits(this.program.images);
    const heads = {
      ...{ inputs, latentDim, mu: this.#headOf(mu), logVar: this.#headOf(logVar), splits },
      muPartials: this.#addPartials(muWeights.target, size, splits),
      logVarPartials: this.#addPartials(logVarWeights.target, size, splits),
    };
    this.#done.add(muWeights).add(logVarWeights);
    const buffers = [muWeights.source, mu.source, logVar.source, "state", mu.target, "partials"] as const;
    this.#add(headsGradient(heads), buffers, (images) => line(Math.ceil(headsInvocations(heads, images) / WORKGROUP)));
  }

  #headOf({ weights, bias }: Of<"dense">): Heads["mu"] {
    return { kernel: packOf(this.plan, weights).kernel, bias: bias ?? 0 };
  }

  #lower(operation: Operation): void {
    switch (operation.kind) {
      case "gather": {
        const { images, target, size } = operation;
        return this.#each(gather(size, images === "resident"), [images, target], size);
      }
      case "convolve":
        return this.#convolve(operation);
      case "dense":
        return this.#dense(operation);
      case "biasGradient":
        this.#biasGradient = operation.gradient;
        return;
      case "filterGradient":
        return this.#filterGradient(operation);
      case "denseGradient":
        return this.#denseGradient(operation);
      case "normalize":
        return this.#normalize(operation);
      case "normalizeSumsFinish":
        return this.#normalizeGradient(operation);
      case "rescaleGradient":
        return this.#rescaleGradient(operation);
      case "rectifierGradient":
        return this.#each(rectifierGradient(operation.size), [operation.output, operation.gradient], operation.size);
      case "add":
        return this.#each(add(operation.size), [operation.source, operation.target], operation.size);
      case "sigmoid":
        return this.#each(sigmoid(operation.size), [operation.source, operation.target], operation.size);
      case "sample": {
        const { mu, logVar, epsilon, z, kl } = operation;
        return this.#each(sample(operation.latentDim), [mu, logVar, epsilon, z, kl], 1);
      }
      case "sampleGradient": {
        const { mu, logVar, epsilon, zGradient, muGradient, logVarGradient, latentDim } = operation;
        const buffers = [mu, logVar, epsilon, zGradient, muGradient, logVarGradient];
        return this.#each(sampleGradient(latentDim), buffers, latentDim);
      }
      case "pixelLoss":
        return this.#pixelLoss(operation);
      default:
        return;
    }
  }

  #add(kernel: Kernel, buffers: readonly BufferName[], workgroups: (images: number) => Workgroups): void {
    this.#dispatches.push({ kernel, buffers, workgroups });
  }

  /** One invocation for each of `size` numbers an image. */
  #each(kernel: Kernel, buffers: readonly BufferName[], size: number): void {
    this.#add(kernel, buffers, (images) => line(Math.ceil((images * size) / WORKGROUP)));
  }

  #convolve({ direction, geometry, source, weights, bias, rectified, target }: Of<"convolve">): void {
    const { kernel } = packOf(this.plan, weights);
    this.#product(direction, { geometry, side: 3, kernel, bias, rectified }, source, target);
  }

  #dense({ source, weights, bias, rectified, target, inputs, outputs }: Of<"dense">): void {
    const { kernel, transposed } = packOf(this.plan, weights);
    const geometry = transposed ? denseGeometry(outputs, inputs) : denseGeometry(inputs, outputs);
    const product = { geometry, side: 1, kernel, bias, rectified } as const;
    this.#product(transposed ? "up" : "down", product, source, target);
  }

  #product(direction: "down" | "up", product: Product, source: TensorId, target: TensorId): void {
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

  #filterGradient({ geometry, fine, coarse, partials }: Of<"filterGradient">): void {
    const sum = this.#operations.find((other) => other.kind === "sumPartials" && other.partials === partials) as
      | Of<"sumPartials">
      | undefined;
    const down = this.#biasGradient === coarse;
    this.#productGradient({ geometry, side: 3, down }, fine, coarse, sum?.target ?? 0);
  }

  #denseGradient({ source, gradient, target, inputs, outputs }: Of<"denseGradient">): void {
    const shape = { geometry: denseGeometry(inputs, outputs), side: 1, down: true } as const;
    this.#productGradient(shape, source, gradient, target);
  }

  #productGradient(
    shape: Omit<FilterProduct, "offset" | "splits">,
    fine: TensorId,
    coarse: TensorId,
    parameter: number,
  ): void {
    const splits = splitsOf(shape, this.program.images);
    const offset = this.#addPartials(parameter, filterSize(shape), splits);
    const product = { ...shape, offset, splits };
    const workgroups = line(Math.ceil(filterInvocations(product) / WORKGROUP));
    this.#add(filterGradient(product), [fine, coarse, "partials"], () => workgroups);
  }

  #addPartials(parameter: number, size: number, splits: number): number {
    const offset = this.partialNumbers;
    this.#partials.push({ parameter, size, offset, splits });
    this.partialNumbers += size * splits;
    return offset;
  }

  #normalize({ source, target, coefficients, pixels, channels }: Of<"normalize">): void {
    const grid = { pixels, channels };
    const { offsets, isRunning } = normOf(this.plan, coefficients);
    if (isRunning) {
      this.#each(normalize(grid, offsets), [source, "state", target], pixels * channels);
      return;
    }
    const scratch = this.#scratchFor(grid);
    const workgroups = normWorkgroups(grid, scratch);
    if (scratch !== null) this.#add(moments(grid, offsets, scratch), [source, "partials"], () => workgroups);
    const buffers: BufferName[] = [source, "state", target, "statistics"];
    if (scratch !== null) buffers.push("partials");
    this.#add(normalizeBatch(grid, offsets, scratch), buffers, () => workgroups);
  }

  /** Room for a split batch norm's parts among the partial sums, or null where it is not split. */
  #scratchFor(grid: Grid): number | null {
    if (!isSplit(grid, this.program.images)) return null;
    const scratch = this.partialNumbers;
    this.partialNumbers += scratchSize(grid.channels);
    return scratch;
  }

  #normalizeGradient(finish: Of<"normalizeSumsFinish">): void {
    const { coefficients, gamma, beta, pixels, channels } = finish;
    const { sums, onward } = normGradientOf(this.#operations, finish);
    const grid = { pixels, channels };
    const { offsets } = normOf(this.plan, coefficients);
    const scratch = this.#scratchFor(grid);
    const workgroups = normWorkgroups(grid, scratch);
    const { source, gradient } = sums;
    if (scratch !== null) {
      const buffers = [source, gradient, "statistics", "partials"] as const;
      this.#add(gradientSums(grid, offsets, scratch), buffers, () => workgroups);
    }
    const task = {
      grid,
      offsets,
      scratch,
      gammaGradient: this.#addPartials(gamma, channels, 1),
      betaGradient: this.#addPartials(beta, channels, 1),
      onward: onward !== undefined,
      rectified: onward?.rectified ?? false,
    };
    const buffers = [source, gradient, "state", "statistics", "partials"] as const;
    this.#add(normalizeGradient(task), buffers, () => workgroups);
  }

  #rescaleGradient({ source, gradient, coefficients, rectified, pixels, channels }: Of<"rescaleGradient">): void {
    const { offsets } = normOf(this.plan, coefficients);
    const kernel = rescaleGradient({ pixels, channels }, offsets, rectified);
    this.#each(kernel, [source, "state", gradient], pixels * channels);
  }

  #pixelLoss({ logits, images, gradient, losses, size }: Of<"pixelLoss">): void {
    const kernel = pixelLoss(size, gradient !== null);
    const buffers = gradient === null ? [logits, images, losses] : [logits, images, losses, gradient];
    this.#add(kernel, buffers, (count) => line(count));
  }

  #update(): void {
    const { layout, ports } = this.plan;
    const { trainableCount: parameters, statisticsCount: statistics } = layout;
    const task = { partials: this.#partials, parameters, statistics };
    const { reconstruction, kl } = ports.train;
    const buffers = ["state", "partials", "gradients", "statistics", reconstruction, kl, "losses"] as const;
    const workgroups = line(Math.ceil(updateInvocations(task) / WORKGROUP));
    this.#add(update(task), buffers, () => workgroups);
  }
}
