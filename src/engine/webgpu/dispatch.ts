import type { ProgramName } from "../graph/graph";
import type { Value } from "../graph/operation";
import type { Kernel } from "./kernels/kernel";

/**
 * A buffer by what it holds: a value of the graph, or what always lives. The state is parameters, first and second
 * moments and running statistics, one after the other; `statistics` are the batch's in the order of the running ones;
 * `classes` are those of the resident images, one-hot.
 */
export type BufferName = Value | "state" | "resident" | "classes" | "partials" | "gradients" | "statistics" | "losses";

/** Workgroups in three directions. */
export type Workgroups = readonly [number, number, number];

/** One kernel's run over its buffers. */
export interface Dispatch {
  readonly kernel: Kernel;
  /** In the order of the kernel's bindings. */
  readonly buffers: readonly BufferName[];
  /** Workgroups for so many images. */
  readonly workgroups: (images: number) => Workgroups;
}

/** Most workgroups in one direction that every device takes. */
const WIDEST = 32768;

/** `count` workgroups in a line, folded where it is too long. */
export function line(count: number, layers = 1): Workgroups {
  return [Math.min(count, WIDEST), Math.ceil(count / WIDEST), layers];
}

/** What the programs are that end in a submit. */
export type RunName = Exclude<ProgramName, "update">;

/** A graph as kernels on buffers. */
export interface Lowered {
  readonly dispatches: Readonly<Record<RunName, readonly Dispatch[]>>;
  /** Numbers of all partial sums together. */
  readonly partials: number;
}
