import type { Architecture } from "../../experiment/architecture";
import { type ParameterLayout, type ParameterRole, parameterLayout } from "../../experiment/parameters";
import type { Operation, ParameterOffset } from "./operation";
import { tensorsOf } from "./operation";
import type { Phase, ProgramName, TensorId } from "./plan";

/** A tensor before it has a place. */
export interface Draft {
  readonly name: string;
  readonly shape: readonly number[];
  readonly bytes: number;
  /** Bytes of one image's part, 0 where the tensor does not belong to single images. */
  readonly bytesPerImage: number;
  /** `always`, `program` for what an executor writes before a program or reads after it, `used` from first to last use. */
  readonly keeps: "always" | "program" | "used";
}

/** Channels rounded up to whole vectors of four. */
export function paddedChannels(channels: number): number {
  return Math.ceil(channels / 4) * 4;
}

/** Columns of one panel of packed weights. */
export const PANEL = 8;

/** Collects the tensors of all programs. */
export class Tensors {
  readonly drafts: Draft[] = [];
  readonly layout: ParameterLayout;

  constructor(architecture: Architecture) {
    this.layout = parameterLayout(architecture);
  }

  always(name: string, ...shape: number[]): TensorId {
    return this.#add({ name, shape, bytes: 4 * lengthOf(shape), bytesPerImage: 0, keeps: "always" });
  }

  partials(name: string, ...shape: number[]): TensorId {
    return this.#add({ name, shape, bytes: 4 * lengthOf(shape), bytesPerImage: 0, keeps: "used" });
  }

  ofImages(name: string, images: number, size: number, keeps: Draft["keeps"] = "used", bytesEach = 4): TensorId {
    const bytesPerImage = bytesEach * size;
    return this.#add({ name, shape: [images, size], bytes: images * bytesPerImage, bytesPerImage, keeps });
  }

  /** Where a parameter of a layer begins, or a running statistic in its own block. */
  offsetOf(layer: string, role: ParameterRole): ParameterOffset {
    const name = `${layer}/${role}`;
    const found = [...this.layout.trainable, ...this.layout.statistics].find((tensor) => tensor.name === name);
    if (!found) throw new RangeError(`There is no parameter ${name}.`);
    return found.offset;
  }

  #add(draft: Draft): TensorId {
    this.drafts.push(draft);
    return this.drafts.length - 1;
  }
}

function lengthOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Collects the phases of one program: operations of images chain up until a barrier is asked for. */
export class Phases {
  readonly phases: Phase[] = [];
  #chain: Operation[] = [];
  #set: Operation[] = [];

  constructor(
    readonly name: ProgramName,
    readonly images: number,
    readonly chunk: number,
    private readonly tensors: Tensors,
  ) {}

  get tasks(): number {
    return Math.ceil(this.images / this.chunk);
  }

  /** Adds an operation that runs image by image, after those before it. */
  chain(operation: Operation): void {
    this.#chain.push(operation);
  }

  /** Adds an operation to the set that follows the present chain. */
  afterwards(operation: Operation): void {
    this.#set.push(operation);
  }

  /** Ends the present chain and runs what is to follow it. */
  barrier(): void {
    this.#close("chain", this.#chain);
    this.#close("set", this.#set);
    this.#chain = [];
    this.#set = [];
  }

  #close(kind: Phase["kind"], operations: readonly Operation[]): void {
    if (operations.length === 0) return;
    const touched = new Set(operations.flatMap(tensorsOf));
    const bytes = [...touched].map((id) => this.tensors.drafts[id]?.bytesPerImage ?? 0);
    this.phases.push({ kind, operations, bytesPerImage: bytes.reduce((sum, each) => sum + each, 0) });
  }
}
