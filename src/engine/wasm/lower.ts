import { BATCH_NORMALIZATION_EPSILON, BATCH_NORMALIZATION_MOMENTUM, KERNEL_SIZE } from "../../experiment/architecture";
import { ADAM } from "../../model/state";
import { PANEL } from "../plan/builder";
import type { Geometry, Operation } from "../plan/operation";
import type { Phase, Plan, Program, TensorId } from "../plan/plan";

/** Where the executor has put what operations refer to: bytes from the beginning of its memory. */
export interface Addresses {
  readonly arena: number;
  /** The training images, resident. */
  readonly resident: number;
  /** The batch's rows of them. */
  readonly rows: number;
  /** As many zeros as the deepest pixel has channels. */
  readonly zeros: number;
}

/** A 32-bit word of an operation, written as an integer or as a float. */
type Word = number | { readonly float: number };

/** One kernel call: its words are the fields of the kernel's class, after `code` and `tasks`. */
export interface Call {
  readonly operation: Operation;
  readonly code: number;
  /** How many tasks it has in a set; a chain's tasks are its phase's. */
  readonly tasks: number;
  readonly words: readonly Word[];
}

/** The codes by which `kernels/schedule.ts` knows the operations. */
const CODE: Readonly<Record<Operation["kind"], number>> = {
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
/** About so many tasks a dense operation is cut into. */
const DENSE_TASKS = 32;
/** Channels, parameters of one task. */
const CHANNEL_UNIT = 128;
const PARAMETER_UNIT = 4096;
/** Most channels that are gathered with all nine taps side by side. */
const PATCH_DEPTH = 3;
const TAPS = KERNEL_SIZE * KERNEL_SIZE;

/** Turns operations into kernel calls. */
export class Lowering {
  constructor(
    private readonly plan: Plan,
    private readonly addresses: Addresses,
  ) {}

  calls(program: Program, phase: Phase): Call[] {
    return phase.operations.flatMap((operation) =>
      this.#lower(operation, program).map(({ tasks, words }) => ({
        operation,
        code: CODE[operation.kind],
        tasks,
        words,
      })),
    );
  }

  #at(id: TensorId): number {
    const tensor = this.plan.tensors[id];
    if (!tensor) throw new RangeError(`The plan has no tensor ${id}.`);
    return this.addresses.arena + tensor.offset;
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

  /** Bytes of one task's partial sum. */
  #partialBytes(id: TensorId): number {
    return 4 * (this.plan.tensors[id]?.shape.slice(1).reduce((product, length) => product * length, 1) ?? 0);
  }

  #lower(op: Operation, { chunk, images }: Program): { readonly tasks: number; readonly words: readonly Word[] }[] {
    const at = (id: TensorId) => this.#at(id);
    switch (op.kind) {
      case "gather": {
        const resident = op.images === "resident";
        const bytes = op.images === "resident" ? this.addresses.resident : at(op.images);
        return [{ tasks: 0, words: [bytes, resident ? this.addresses.rows : 0, at(op.target), op.size] }];
      }
      case "convolve":
        return this.#convolve(op);
      case "dense":
        return [this.#dense(op, images)];
      case "filterGradient": {
        const { fine, coarse, partials, geometry } = op;
        const sides = [at(fine), at(coarse), at(partials), this.#partialBytes(partials)];
        return [{ tasks: 0, words: [...sides, ...this.#filterShape(geometry)] }];
      }
      case "denseGradient": {
        const unit = Math.max(PANEL, Math.ceil(op.inputs / DENSE_TASKS));
        const words = [at(op.source), at(op.gradient), this.#gradient(op.target), op.inputs, op.outputs, unit];
        return [{ tasks: Math.ceil(op.inputs / unit), words }];
      }
      case "biasGradient": {
        const { gradient, partials, pixels, channels } = op;
        return [{ tasks: 0, words: [at(gradient), at(partials), this.#partialBytes(partials), pixels, channels] }];
      }
      case "sumPartials": {
        const words = [at(op.partials), this.#partialBytes(op.partials), this.#gradient(op.target), op.size];
        return [{ tasks: Math.ceil(op.size / PARAMETER_UNIT), words: [...words, chunk, PARAMETER_UNIT] }];
      }
      case "rectifierGradient":
        return [{ tasks: 0, words: [at(op.output), at(op.gradient), op.size] }];
      case "add":
      case "sigmoid":
        return [{ tasks: 0, words: [at(op.source), at(op.target), op.size] }];
      case "moments": {
        const { source, partials, pixels, channels } = op;
        return [{ tasks: 0, words: [at(source), at(partials), this.#partialBytes(partials), pixels, channels, chunk] }];
      }
      case "momentsFinish": {
        const { partials, pixels, channels, gamma, beta, coefficients } = op;
        const sums = [at(partials), this.#partialBytes(partials), pixels, channels, chunk];
        const norm = [this.#parameter(gamma), this.#parameter(beta), at(coefficients)];
        const words = [...sums, ...norm, { float: BATCH_NORMALIZATION_EPSILON }, CHANNEL_UNIT];
        return [{ tasks: Math.ceil(channels / CHANNEL_UNIT), words }];
      }
      case "normalize": {
        const { source, target, coefficients, pixels, channels } = op;
        return [{ tasks: 0, words: [at(source), at(target), at(coefficients), pixels, channels] }];
      }
      case "normalizeSums": {
        const { source, gradient, coefficients, partials, pixels, channels } = op;
        const words = [at(source), at(gradient), at(coefficients), at(partials), this.#partialBytes(partials)];
        return [{ tasks: 0, words: [...words, pixels, channels] }];
      }
      case "normalizeSumsFinish": {
        const { partials, coefficients, backward, pixels, channels, gamma, beta } = op;
        const sums = [at(partials), this.#partialBytes(partials), pixels, channels, chunk];
        const norm = [at(coefficients), at(backward), this.#gradient(gamma), this.#gradient(beta), CHANNEL_UNIT];
        return [{ tasks: Math.ceil(channels / CHANNEL_UNIT), words: [...sums, ...norm] }];
      }
      case "normalizeGradient": {
        const { source, gradient, coefficients, backward, pixels, channels, rectified } = op;
        const words = [at(source), at(gradient), at(coefficients), at(backward), pixels, channels, Number(rectified)];
        return [{ tasks: 0, words }];
      }
      case "runningCoefficients": {
        const running = [this.#running(op.mean), this.#running(op.variance)];
        const norm = [this.#parameter(op.gamma), this.#parameter(op.beta), at(op.coefficients), op.channels];
        return [{ tasks: 1, words: [...running, ...norm, { float: BATCH_NORMALIZATION_EPSILON }] }];
      }
      case "runningUpdate": {
        const running = [this.#running(op.mean), this.#running(op.variance)];
        const words = [at(op.coefficients), ...running, op.channels, { float: BATCH_NORMALIZATION_MOMENTUM }];
        return [{ tasks: 1, words }];
      }
      case "sample": {
        const { mu, logVar, epsilon, z, kl, latentDim } = op;
        return [{ tasks: 0, words: [at(mu), at(logVar), at(epsilon), at(z), at(kl), latentDim] }];
      }
      case "sampleGradient": {
        const { mu, logVar, epsilon, zGradient, muGradient, logVarGradient, latentDim } = op;
        const words = [at(mu), at(logVar), at(epsilon), at(zGradient), at(muGradient), at(logVarGradient)];
        return [{ tasks: 0, words: [...words, latentDim] }];
      }
      case "pixelLoss": {
        const gradient = op.gradient === null ? 0 : at(op.gradient);
        return [{ tasks: 0, words: [at(op.logits), at(op.images), gradient, at(op.losses), op.size] }];
      }
      case "pack": {
        const { kernel, target, taps, rows, columns, transposed } = op;
        const [depth, across] = transposed ? [columns, rows] : [rows, columns];
        const lanes = lanesOf(depth, across);
        const words = [this.#parameter(kernel), at(target), taps, rows, columns, Number(transposed), lanes];
        return [{ tasks: Math.ceil(across / lanes), words }];
      }
      case "adam": {
        const blocks = [at(op.parameters), at(op.gradients), at(op.firstMoments), at(op.secondMoments)];
        const constants = [{ float: ADAM.beta1 }, { float: ADAM.beta2 }, { float: ADAM.epsilon }];
        const words = [...blocks, op.size, PARAMETER_UNIT, ...constants];
        return [{ tasks: Math.ceil(op.size / PARAMETER_UNIT), words }];
      }
    }
  }

  #filterShape(geometry: Geometry): number[] {
    const { fineHeight, fineWidth, fineDepth, coarseHeight, coarseWidth, coarseDepth } = geometry;
    const sides = [fineHeight, fineWidth, fineDepth, coarseHeight, coarseWidth, coarseDepth];
    const window = [geometry.stride, geometry.padTop, geometry.padLeft];
    return [...sides, ...window, Number(fineDepth <= PATCH_DEPTH)];
  }

  #dense(op: Operation & { readonly kind: "dense" }, images: number) {
    const lanes = lanesOf(op.inputs, op.outputs);
    const panels = Math.ceil(op.outputs / lanes);
    const down = Math.ceil(images / DENSE_IMAGES);
    const panelUnit = Math.ceil(panels / Math.max(1, Math.round(DENSE_TASKS / down)));
    const grid: Grid = {
      source: { height: 1, width: 1, step: 1 },
      target: { height: 1, width: 1, step: 1, top: 0, left: 0 },
      grid: { height: 1, width: 1 },
      lanes,
      panelBytes: 4 * lanes * op.inputs,
      patched: false,
      taps: [[0, 0, 0]],
    };
    const words = this.#product(op, op.inputs, op.outputs, grid, [DENSE_IMAGES, panelUnit]);
    return { tasks: down * Math.ceil(panels / panelUnit), words };
  }

  #convolve(op: Operation & { readonly kind: "convolve" }) {
    const { fineDepth, coarseDepth } = op.geometry;
    const [depth, columns] = op.direction === "down" ? [fineDepth, coarseDepth] : [coarseDepth, fineDepth];
    const grids = op.direction === "down" ? [downGrid(op.geometry)] : upGrids(op.geometry);
    return grids.map((grid) => ({ tasks: 0, words: this.#product(op, depth, columns, grid, [0, 0]) }));
  }

  /** The fields of `Product` in `kernels/product.ts`. */
  #product(
    op: Operation & { readonly kind: "dense" | "convolve" },
    depth: number,
    columns: number,
    { source, target, grid, lanes, panelBytes, patched, taps }: Grid,
    units: readonly [number, number],
  ): Word[] {
    const bias = op.bias === null ? 0 : this.#parameter(op.bias);
    return [
      ...[this.#at(op.source), this.#at(op.weights), bias, this.#at(op.target), Number(op.rectified), depth, columns],
      ...[source.height, source.width, source.step],
      ...[target.height, target.width, target.step, target.top, target.left, grid.height, grid.width],
      ...[this.addresses.zeros, lanes, panelBytes, Number(patched), ...units, taps.length],
      ...taps.flat(),
    ];
  }
}

/** Columns of a panel: eight, or one where there are so few that vectors run along the depth instead. */
function lanesOf(depth: number, columns: number): number {
  return columns < 4 && depth % 4 === 0 ? 1 : PANEL;
}

/** The pixels that a product computes and the taps under which it reads, each [down, right, offset of its weights]. */
interface Grid {
  readonly source: { readonly height: number; readonly width: number; readonly step: number };
  readonly target: {
    readonly height: number;
    readonly width: number;
    readonly step: number;
    readonly top: number;
    readonly left: number;
  };
  readonly grid: { readonly height: number; readonly width: number };
  /** Columns of a panel of packed weights, and its bytes. */
  readonly lanes: number;
  readonly panelBytes: number;
  readonly patched: boolean;
  readonly taps: readonly (readonly [number, number, number])[];
}

const sides = [0, 1, 2] as const;

/** A convolution: every coarse pixel reads nine fine ones. */
function downGrid(geometry: Geometry): Grid {
  const { fineHeight, fineWidth, fineDepth, coarseHeight, coarseWidth, coarseDepth } = geometry;
  const { stride, padTop, padLeft } = geometry;
  const lanes = lanesOf(fineDepth, coarseDepth);
  const tapBytes = 4 * lanes * fineDepth;
  const tap = (ky: number, kx: number) => [ky - padTop, kx - padLeft, (ky * KERNEL_SIZE + kx) * tapBytes] as const;
  return {
    source: { height: fineHeight, width: fineWidth, step: stride },
    target: { height: coarseHeight, width: coarseWidth, step: 1, top: 0, left: 0 },
    grid: { height: coarseHeight, width: coarseWidth },
    lanes,
    panelBytes: TAPS * tapBytes,
    patched: fineDepth <= PATCH_DEPTH,
    taps: sides.flatMap((ky) => sides.map((kx) => tap(ky, kx))),
  };
}

/** A transposed convolution: at stride 2 the fine pixels of each parity read their own one, two or four taps. */
function upGrids(geometry: Geometry): Grid[] {
  const parities = Array.from({ length: geometry.stride }, (_, parity) => parity);
  return parities
    .flatMap((top) => parities.map((left) => upGrid(geometry, top, left)))
    .filter(({ grid }) => grid.height > 0 && grid.width > 0);
}

function upGrid(geometry: Geometry, top: number, left: number): Grid {
  const { fineHeight, fineWidth, fineDepth, coarseHeight, coarseWidth, coarseDepth } = geometry;
  const { stride, padTop, padLeft } = geometry;
  const lanes = lanesOf(coarseDepth, fineDepth);
  const tapBytes = 4 * lanes * coarseDepth;
  const reaches = (parity: number, pad: number) =>
    sides.flatMap((k) => ((parity + pad - k) % stride === 0 ? [{ k, reach: (parity + pad - k) / stride }] : []));
  const taps = reaches(top, padTop).flatMap((y) =>
    reaches(left, padLeft).map((x) => [y.reach, x.reach, (y.k * KERNEL_SIZE + x.k) * tapBytes] as const),
  );
  return {
    source: { height: coarseHeight, width: coarseWidth, step: 1 },
    target: { height: fineHeight, width: fineWidth, step: stride, top, left },
    grid: { height: Math.ceil((fineHeight - top) / stride), width: Math.ceil((fineWidth - left) / stride) },
    lanes,
    panelBytes: TAPS * tapBytes,
    patched: false,
    taps,
  };
}
