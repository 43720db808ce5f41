import { sizeOf } from "../../../experiment/architecture";
import type { Value } from "../../graph/operation";
import { type Instruction, tensorsOf } from "./instruction";
import type { Phase, PlanProgram, PlanProgramName, TensorId } from "./plan";

/** A tensor before it has a place. */
export interface DraftTensor {
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

/** Collects the tensors of all programs. */
export class Tensors {
  readonly drafts: DraftTensor[] = [];

  always(name: string, ...shape: number[]): TensorId {
    return this.#add({ name, shape, bytes: 4 * lengthOf(shape), bytesPerImage: 0, keeps: "always" });
  }

  partials(name: string, ...shape: number[]): TensorId {
    return this.#add({ name, shape, bytes: 4 * lengthOf(shape), bytesPerImage: 0, keeps: "used" });
  }

  ofImages({ name, shape, element }: Value, images: number, keeps: DraftTensor["keeps"]): TensorId {
    const size = sizeOf(shape);
    const bytesPerImage = (element === "byte" ? 1 : 4) * size;
    return this.#add({ name, shape: [images, size], bytes: images * bytesPerImage, bytesPerImage, keeps });
  }

  #add(draft: DraftTensor): TensorId {
    this.drafts.push(draft);
    return this.drafts.length - 1;
  }
}

function lengthOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Collects the phases of one program: instructions of images chain up until a barrier is asked for. */
export class Phases {
  readonly #phases: Phase[] = [];
  #chain: Instruction[] = [];
  #set: Instruction[] = [];

  constructor(
    readonly name: PlanProgramName,
    readonly images: number,
    readonly chunk: number,
    private readonly tensors: Tensors,
  ) {}

  get tasks(): number {
    return Math.ceil(this.images / this.chunk);
  }

  /** Adds an instruction that runs image by image, after those before it. */
  chain(instruction: Instruction): void {
    this.#chain.push(instruction);
  }

  /** Adds an instruction to the set that follows the present chain. */
  afterwards(instruction: Instruction): void {
    this.#set.push(instruction);
  }

  /** Ends the present chain and runs what is to follow it. */
  barrier(): void {
    this.#close("chain", this.#chain);
    this.#close("set", this.#set);
    this.#chain = [];
    this.#set = [];
  }

  /** The program that has been collected. */
  finish(): PlanProgram {
    this.barrier();
    return { name: this.name, images: this.images, chunk: this.chunk, phases: this.#phases };
  }

  #close(kind: Phase["kind"], instructions: readonly Instruction[]): void {
    if (instructions.length === 0) return;
    const touched = new Set(instructions.flatMap(tensorsOf));
    const bytes = [...touched].map((id) => this.tensors.drafts[id]?.bytesPerImage ?? 0);
    this.#phases.push({ kind, instructions, bytesPerImage: bytes.reduce((sum, each) => sum + each, 0) });
  }
}
