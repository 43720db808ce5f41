import { EngineUnavailable } from "../engine";
import { CONTROL_BYTES, SharedWord } from "./abi/codes";

/** What the kernels' module exports; addresses are bytes from the beginning of its memory. */
export interface Kernels {
  /** Runs the job of the control block at `address` with those that serve; 0 where one of them is lost. */
  readonly run: (address: number) => number;
  /** Obeys the jobs of the control block as thread `thread`, beginning with the first after job `seen`; returns when told to. */
  readonly serve: (address: number, thread: number, seen: number) => void;
}

/** Kernels compiled for one kind of memory and processor. */
export interface CompiledKernels {
  readonly module: WebAssembly.Module;
  readonly shared: boolean;
  /** Whether multiply and add are fused. */
  readonly relaxed: boolean;
}

/** A function that adds two vectors by a fused multiply and add; valid where relaxed SIMD is. */
const relaxedModule = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 3, 123, 123, 123, 1, 123, 3, 2, 1, 0, 10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2,
  253, 133, 2, 11,
];

/** Compiles the kernels for shared memory or a thread's own, with relaxed SIMD where this machine has it. */
export async function compileKernels(shared: boolean, allowRelaxed = true): Promise<CompiledKernels> {
  const relaxed = allowRelaxed && WebAssembly.validate(Uint8Array.from(relaxedModule));
  try {
    const { kernels } = await variant(shared, relaxed);
    const bytes = Uint8Array.from(atob(kernels), (character) => character.charCodeAt(0));
    return { module: await WebAssembly.compile(bytes), shared, relaxed };
  } catch (error) {
    throw new EngineUnavailable({ code: "kernelsRefused", message: String(error) }, { cause: error });
  }
}

function variant(shared: boolean, relaxed: boolean): Promise<{ readonly kernels: string }> {
  if (shared) return relaxed ? import("./built/relaxed-shared") : import("./built/plain-shared");
  return relaxed ? import("./built/relaxed") : import("./built/plain");
}

/** An instance of the kernels over `memory`. */
export async function instantiateKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Promise<Kernels> {
  const now = () => performance.now();
  const instance = await WebAssembly.instantiate(module, { env: { memory }, schedule: { now } });
  const { run, serve } = instance.exports;
  if (typeof run !== "function" || typeof serve !== "function") throw new TypeError("The kernels export no programs.");
  return {
    run: (address) => Number(run(address)),
    serve: (address, thread, seen) => {
      serve(address, thread, seen);
    },
  };
}

/** Tells the threads that wait at the barrier that this one will not come. */
export function reportFailure(memory: WebAssembly.Memory, control: number): void {
  const words = new Int32Array(memory.buffer, control, CONTROL_BYTES / 4);
  Atomics.store(words, SharedWord.failed / 4, 1);
  Atomics.notify(words, SharedWord.passed / 4);
}
