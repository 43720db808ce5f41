import type { FewerThreads, ThreadFault } from "../reasons";
import { canShareMemory } from "../sharedMemory";
import type { compileKernels } from "./kernels";
import type { Plan } from "./plan/plan";
import type { StartThread } from "./threads";

/** How an engine runs, where it is not left to the machine. */
export interface WasmOptions {
  /** The plan of the network; made and held against the memory that there may be if left out. */
  readonly plan?: Plan;
  /** Threads that compute; as many as the machine has, at most 8, where memory can be shared, and one elsewhere. */
  readonly threads?: number;
  /** Cores on which the page runs beside the threads; as many as the machine has if left out. */
  readonly cores?: number;
  /** Whether the kernels are those for shared memory; where there are several threads if left out. */
  readonly shared?: boolean;
  /** Bytes of activations that a chain works on at a time; about what a core's second cache holds if left out. */
  readonly cacheBytes?: number;
  /** Compiles the kernels; as `compileKernels` does if left out. */
  readonly compile?: typeof compileKernels;
  readonly startThread?: StartThread;
  /** Why these are fewer threads than were wanted, where they are. */
  readonly fewer?: FewerThreads | undefined;
  /** Whether multiply and add may be fused where the browser can; true if left out. */
  readonly relaxed?: boolean;
  /** Milliseconds of computing after which a training step lets other things happen; 8 if left out. */
  readonly slice?: number;
  /** Seconds without progress after which a thread counts as lost before anything is known of its pace; 10 if left out. */
  readonly timeout?: number;
}

/** What an engine runs under. */
export interface WasmCircumstances {
  /** Whether multiply and add are fused. */
  readonly relaxed: boolean;
  /** Milliseconds of computing after which a training step lets other things happen. */
  readonly slice: number;
  /** Cores of the machine, which are the page's too. */
  readonly cores: number;
  readonly fewer: FewerThreads | undefined;
  /** What befell its threads, as far as they have told. */
  readonly faults: readonly ThreadFault[];
}

const GREATEST_THREADS = 8;

/** How many threads this machine has for an engine. */
export function threadsHere(): number {
  return canShareMemory() ? Math.min(GREATEST_THREADS, coresHere()) : 1;
}

/** How many cores this machine says it has. */
export function coresHere(): number {
  return Math.max(1, globalThis.navigator?.hardwareConcurrency ?? 1);
}
