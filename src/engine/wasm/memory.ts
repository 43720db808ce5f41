import { labelSize, sizeOf } from "../../experiment/architecture";
import { EngineUnavailable } from "../engine";
import { CONTROL_BYTES, SCRATCH_BYTES } from "./abi/codes";
import type { Addresses } from "./places";
import type { Plan } from "./plan/plan";
import { UNIFORM_BYTES } from "./uniforms";

/** Bytes before everything else, where the kernels keep their own constants. */
const RESERVED_BYTES = 16384;
const ALIGNMENT = 64;
/** Bytes of a page, of which every memory is a multiple. */
export const PAGE_BYTES = 65536;

/** Where everything lies, in bytes from the beginning of the memory. */
export interface MemoryMap extends Addresses {
  readonly control: number;
  /** What changes from run to run: of training, and of all other programs. */
  readonly trainUniforms: number;
  readonly uniforms: number;
  readonly scratch: number;
  /** Programs as words, to the end. */
  readonly programs: number;
}

/** Lays out the memory of a plan, all but the programs, whose length depends on where the rest lies. */
export function mapMemory(plan: Plan, imageCount: number, threads: number): MemoryMap {
  let end = RESERVED_BYTES;
  const take = (bytes: number) => {
    const begin = end;
    end = begin + Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return begin;
  };
  return {
    control: take(CONTROL_BYTES),
    trainUniforms: take(UNIFORM_BYTES),
    uniforms: take(UNIFORM_BYTES),
    zeros: take(4 * plan.greatestDepth + 64),
    scratch: take(SCRATCH_BYTES * threads),
    rows: take(4 * plan.batchSize),
    arena: take(plan.arenaBytes),
    resident: take(imageCount * sizeOf(plan.architecture.imageShape) + 64),
    classes: take(imageCount * labelSize(plan.architecture)),
    programs: end,
  };
}

/**
 * A memory of `bytes` that never grows.
 * @throws EngineUnavailable where the machine does not give as much
 */
export function allocateMemory(bytes: number, shared: boolean): WebAssembly.Memory {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  } catch (cause) {
    throw new EngineUnavailable({ code: "memoryNotGiven", bytes }, { cause });
  }
}
