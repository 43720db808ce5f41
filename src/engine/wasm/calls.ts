import { BATCH_NORMALIZATION_EPSILON, BATCH_NORMALIZATION_MOMENTUM } from "../../experiment/architecture";
import { ADAM } from "../../model/state";
import { unknownKind } from "../graph/operation";
import { denseGrid, downGrid, lanesOf, PATCH_DEPTH, type ProductGrid, upGrids } from "./grids";
import type { Instruction, InstructionOf } from "./plan/instruction";
import type { Phase, Plan, PlanProgram, PlanTensor, TensorId } from "./plan/plan";

/** Where the executor has put what instructions refer to: bytes from the beginning of its memory. */
export interface Addresses {
  readonly arena: number;
  /** The training images, resident. */
  readonly resident: number;
  /** The batch's rows of them. */
  readonly rows: number;
  /** As many zeros as the deepest pixel has channels. */
  readonly zeros: number;
}

/** A 32-bit word of an instruction, written as an integer or as a float. */
type Word = number | { readonly float: number };

/** One kernel call: its words are the fields of the kernel's class, after `code` and `tasks`. */
export interface Call {
  readonly instruction: Instruction;
  readonly code: number;
  /** How many tasks it has in a set; a chain's tasks are its phase's. */
  readonly tasks: number;
  readonly words: readonly Word[];
}

/** The codes by which `kernels/schedule.ts` knows the instructions. */
const CODE: Readonly<Record<Instruction["kind"], number>> = {
  gather: 0,
  convolve: 1,
  dense: 1,
  filterGradient: 2,
  moments: 3,
  normalize: 4,
  normalizeSums: 5,
  normalizeGradient: 6,
  rectifierGradient: 7,
  biasGradient: 8,
  sample: 9,
  sampleGradient: 10,
  pixelLoss: 11,
  sigmoid: 12,
  add: 13,
  rescaleGradient: 14,
  pack: 20,
  denseGradient: 21,
  momentsFinish: 22,
  normalizeSumsFinish: 23,
  runningCoefficients: 24,
  runningUpdate: 25,
  sumPartials: 26,
  adam: 27,
};

/** Images of one task of a dense product: four tiles of rows. */
const DENSE_IMAGES = 24;
/** About so many tasks a dense product is cut into. */
const DENSE_TASKS = 32;
/** Fewest inputs of one task of a dense gradient. */
const DENSE_INPUTS = 8;
/** Channels of one task, and parameters. */
const CHANNEL_UNIT = 128;
const PARAMETER_UNIT = 4096;

/** A kernel call but for its code. */
type Part = Pick<Call, "tasks" | "words">;

/** Turns instructions into kernel calls. */
export class CallWriter {
  constructor(
    private readonly plan: Plan,
    private readonly addresses: Addresses,
  ) {}

  calls(program: PlanProgram, phase: Phase): Call[] {
    return phase.instructions.flatMap((instruction) =>
      this.#partsOf(instruction, program).map((part) => ({ instruction, code: CODE[instruction.kind], ...part })),
    );
  }

  #tensor(id: TensorId): PlanTensor {
    const tensor = this.plan.tensors[id];
    if (!tensor) throw new RangeError(`The plan has no tensor ${id}.`);
    return tensor;
  }

  #at(id: TensorId): number {
    return this.addresses.arena + this.#tensor(id).offset;
  }

  #all(...ids: readonly TensorId[]): number[] {
    return ids.map((id) => this.#at(id));
  }

  #parameter(offset: number): number {
    return this.#at(this.plan.ports.parameters) + 4 * offset;
  }

  #gradient(offset: number): number {
    return this.#at(this.plan.ports.gradients) + 4 * offset;
  }

  #running(offset: number): number {
    return this.#at(this.plan.ports.runningStatistics) + 4 * offset;
  }

  /** Where partial sums begin, and bytes of one task's. */
  #partials(id: TensorId): number[] {
    const { bytes, shape } = this.#tensor(id);
    return [this.#at(id), bytes / (shape[0] ?? 1)];
  }

  /** One case a kind, each the fields of its kernel's class in order. */
  #partsOf(op: Instruction, { chunk, images }: PlanProgram): Part[] {
    switch (op.kind) {
      case "gather":
        return [this.#gather(op)];
      case "convolve":
        return this.#convolve(op);
      case "dense":
        return [this.#dense(op, images)];
      case "filterGradient":
        return [this.#filterGradient(op)];
      case "denseGradient":
        return [this.#denseGradient(op)];
      case "biasGradient":
        return [inChain(this.#at(op.gradient), ...this.#partials(op.partials), op.pixels, op.channels)];
      case "sumPartials":
        return [this.#sumPartials(op, chunk)];
      case "rectifierGradient":
        return [inChain(...this.#all(op.output, op.gradient), op.size)];
      case "add":
      case "sigmoid":
        return [inChain(...this.#all(op.source, op.target), op.size)];
      case "sample":
        return [inChain(...this.#all(op.mu, op.logVar, op.epsilon, op.z, op.kl), op.latentDim)];
      case "sampleGradient":
        return [this.#sampleGradient(op)];
      case "pixelLoss":
        return [this.#pixelLoss(op)];
      case "pack":
        return [this.#pack(op)];
      case "adam":
        return [this.#adam(op)];
      default:
        return [this.#normalizationPart(op, chunk)];
    }
  }

  #normalizationPart(op: Normalizing, chunk: number): Part {
    switch (op.kind) {
      case "moments":
        return inChain(this.#at(op.source), ...this.#partials(op.partials), op.pixels, op.channels, chunk);
      case "momentsFinish":
        return this.#momentsFinish(op, chunk);
      case "normalize":
        return inChain(...this.#all(op.source, op.target, op.coefficients), op.pixels, op.channels);
      case "normalizeSums": {
        const tensors = this.#all(op.source, op.gradient, op.coefficients);
        return inChain(...tensors, ...this.#partials(op.partials), op.pixels, op.channels);
      }
      case "normalizeSumsFinish":
        return this.#normalizeSumsFinish(op, chunk);
      case "normalizeGradient": {
        const tensors = this.#all(op.source, op.gradient, op.coefficients, op.backward);
        return inChain(...tensors, op.pixels, op.channels, Number(op.rectified));
      }
      case "rescaleGradient": {
        const tensors = this.#all(op.source, op.gradient, op.coefficients);
        return inChain(...tensors, op.pixels, op.channels, Number(op.rectified));
      }
      case "runningCoefficients": {
        const running = [this.#running(op.mean), this.#running(op.variance)];
        const norm = [this.#parameter(op.gamma), this.#parameter(op.beta), this.#at(op.coefficients), op.channels];
        return { tasks: 1, words: [...running, ...norm, { float: BATCH_NORMALIZATION_EPSILON }] };
      }
      case "runningUpdate": {
        const words = [this.#at(op.coefficients), this.#running(op.mean), this.#running(op.variance), op.channels];
        return { tasks: 1, words: [...words, { float: BATCH_NORMALIZATION_MOMENTUM }] };
      }
      default:
        return unknownKind(op);
    }
  }

  #gather({ images, target, size }: InstructionOf<"gather">): Part {
    const { resident, rows } = this.addresses;
    const source = images === "resident" ? [resident, rows] : [this.#at(images), 0];
    return inChain(...source, this.#at(target), size);
  }

  #filterGradient({ fine, coarse, partials, geometry }: InstructionOf<"filterGradient">): Part {
    const { fineHeight, fineWidth, fineDepth, coarseHeight, coarseWidth, coarseDepth, stride } = geometry;
    const sides = [fineHeight, fineWidth, fineDepth, coarseHeight, coarseWidth, coarseDepth, stride];
    const window = [geometry.padTop, geometry.padLeft, Number(fineDepth <= PATCH_DEPTH)];
    return inChain(...this.#all(fine, coarse), ...this.#partials(partials), ...sides, ...window);
  }

  #denseGradient({ source, gradient, target, inputs, outputs }: InstructionOf<"denseGradient">): Part {
    const unit = Math.max(DENSE_INPUTS, Math.ceil(inputs / DENSE_TASKS));
    const words = [...this.#all(source, gradient), this.#gradient(target), inputs, outputs, unit];
    return { tasks: Math.ceil(inputs / unit), words };
  }

  #sumPartials({ partials, target, size }: InstructionOf<"sumPartials">, chunk: number): Part {
    const words = [...this.#partials(partials), this.#gradient(target), size, chunk, PARAMETER_UNIT];
    return { tasks: Math.ceil(size / PARAMETER_UNIT), words };
  }

  #sampleGradient(op: InstructionOf<"sampleGradient">): Part {
    const { mu, logVar, epsilon, zGradient, muGradient, logVarGradient, latentDim } = op;
    return inChain(...this.#all(mu, logVar, epsilon, zGradient, muGradient, logVarGradient), latentDim);
  }

  #pixelLoss({ logits, images, gradient, losses, size }: InstructionOf<"pixelLoss">): Part {
    return inChain(...this.#all(logits, images), gradient === null ? 0 : this.#at(gradient), this.#at(losses), size);
  }

  #pack({ kernel, target, taps, rows, columns, transposed }: InstructionOf<"pack">): Part {
    const [depth, across] = transposed ? [columns, rows] : [rows, columns];
    const lanes = lanesOf(depth, across);
    const words = [this.#parameter(kernel), this.#at(target), taps, rows, columns, Number(transposed), lanes];
    return { tasks: Math.ceil(across / lanes), words };
  }

  #adam({ parameters, gradients, firstMoments, secondMoments, size }: InstructionOf<"adam">): Part {
    const blocks = this.#all(parameters, gradients, firstMoments, secondMoments);
    const constants = [{ float: ADAM.beta1 }, { float: ADAM.beta2 }, { float: ADAM.epsilon }];
    return { tasks: Math.ceil(size / PARAMETER_UNIT), words: [...blocks, size, PARAMETER_UNIT, ...constants] };
  }

  #momentsFinish(op: InstructionOf<"momentsFinish">, chunk: number): Part {
    const { partials, pixels, channels, gamma, beta, coefficients } = op;
    const sums = [...this.#partials(partials), pixels, channels, chunk];
    const norm = [this.#parameter(gamma), this.#parameter(beta), this.#at(coefficients)];
    const words = [...sums, ...norm, { float: BATCH_NORMALIZATION_EPSILON }, CHANNEL_UNIT];
    return { tasks: Math.ceil(channels / CHANNEL_UNIT), words };
  }

  #normalizeSumsFinish(op: InstructionOf<"normalizeSumsFinish">, chunk: number): Part {
    const { partials, coefficients, backward, pixels, channels, gamma, beta } = op;
    const sums = [...this.#partials(partials), pixels, channels, chunk];
    const norm = [...this.#all(coefficients, backward), this.#gradient(gamma), this.#gradient(beta), CHANNEL_UNIT];
    return { tasks: Math.ceil(channels / CHANNEL_UNIT), words: [...sums, ...norm] };
  }

  #dense(op: InstructionOf<"dense">, images: number): Part {
    const grid = denseGrid(op.inputs, op.outputs);
    const panels = Math.ceil(op.outputs / grid.lanes);
    const down = Math.ceil(images / DENSE_IMAGES);
    const panelUnit = Math.ceil(panels / Math.max(1, Math.round(DENSE_TASKS / down)));
    const words = this.#product(op, op.inputs, op.outputs, grid, [DENSE_IMAGES, panelUnit]);
    return { tasks: down * Math.ceil(panels / panelUnit), words };
  }

  #convolve(op: InstructionOf<"convolve">): Part[] {
    const { fineDepth, coarseDepth } = op.geometry;
    const [depth, columns] = op.direction === "down" ? [fineDepth, coarseDepth] : [coarseDepth, fineDepth];
    const grids = op.direction === "down" ? [downGrid(op.geometry)] : upGrids(op.geometry);
    return grids.map((grid) => inChain(...this.#product(op, depth, columns, grid, [0, 0])));
  }

  #product(
    op: InstructionOf<"dense" | "convolve">,
    depth: number,
    columns: number,
    { source, target, grid, lanes, panelBytes, patched, taps }: ProductGrid,
    units: readonly [number, number],
  ): Word[] {
    const bias = op.bias === null ? 0 : this.#parameter(op.bias);
    return [
      ...[...this.#all(op.source, op.weights), bias, this.#at(op.target), Number(op.rectified), depth, columns],
      ...[source.height, source.width, source.step],
      ...[target.height, target.width, target.step, target.top, target.left, grid.height, grid.width],
      ...[this.addresses.zeros, lanes, panelBytes, Number(patched), ...units, taps.length],
      ...taps.flat(),
    ];
  }
}

type Normalizing = InstructionOf<
  | "moments"
  | "momentsFinish"
  | "normalize"
  | "normalizeSums"
  | "normalizeSumsFinish"
  | "normalizeGradient"
  | "rescaleGradient"
  | "runningCoefficients"
  | "runningUpdate"
>;

/** A call whose tasks are its chain's. */
function inChain(...words: readonly Word[]): Part {
  return { tasks: 0, words };
}
