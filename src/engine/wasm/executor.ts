import { CONTROL_BYTES, JOB_THREADS, PhaseKind, SharedWord, WAIT_MS } from "./abi/codes";
import { ControlBlock, PhaseEntry, PhaseHeader } from "./abi/control";
import type { Call } from "./callParts";
import { CallWriter } from "./kernelCalls";
import { type CompiledKernels, instantiateKernels, type Kernels } from "./kernels";
import { allocateMemory, type MemoryMap, mapMemory, PAGE_BYTES } from "./memory";
import { Places } from "./places";
import type { Instruction } from "./plan/instruction";
import {
  type Phase,
  type Plan,
  type PlanProgram,
  type PlanProgramName,
  planProgramNames,
  type TensorId,
} from "./plan/plan";
import { UNIFORM_BYTES, type Uniforms, writeUniforms } from "./uniforms";
import { WordWriter, wordOf, wordsOf } from "./words";

/** Bytes of activations that a chain works on at a time: what a core's second cache holds with room to spare. */
const CACHE_BYTES = 384 * 1024;

/** Time that thread 0 spent in one instruction. */
export interface InstructionTime {
  readonly program: PlanProgramName;
  readonly instruction: Instruction;
  readonly milliseconds: number;
}

const EVERY_TASK = 0x7fffffff;
/** One job more, whose last byte stays. */
const NEXT_JOB = JOB_THREADS + 1;
const WAITS_A_SECOND = 1000 / WAIT_MS;
/** A thread counts as lost after so many times the longest run of its program, and after so many seconds at least. */
const PATIENCE = { runs: 10, seconds: 2 };

/** Words of the control block. */
const Control = {
  job: wordOf(ControlBlock, "job"),
  program: wordOf(ControlBlock, "program"),
  firstPhase: wordOf(ControlBlock, "firstPhase"),
  endPhase: wordOf(ControlBlock, "endPhase"),
  endTask: wordOf(ControlBlock, "endTask"),
  uniforms: wordOf(ControlBlock, "uniforms"),
  threads: wordOf(ControlBlock, "threads"),
  scratch: wordOf(ControlBlock, "scratch"),
  profile: wordOf(ControlBlock, "profile"),
  timeout: wordOf(ControlBlock, "timeout"),
  next: SharedWord.next / 4,
  passed: SharedWord.passed / 4,
  failed: SharedWord.failed / 4,
};

/** How many threads run a plan, and the seconds without progress after which one counts as lost in a first run. */
export interface ThreadPool {
  readonly threads: number;
  readonly timeout: number;
  /** Bytes of activations that a chain works on at a time. */
  readonly cacheBytes?: number | undefined;
}

/** Part of a program: one phase's tasks from `first` to `end`. */
export interface Slice {
  readonly phase: number;
  readonly first: number;
  readonly end: number;
}

/** A plan's memory and kernels: runs its programs. */
export class WasmExecutor {
  readonly memory: WebAssembly.Memory;
  readonly plan: Plan;
  readonly map: MemoryMap;
  readonly module: WebAssembly.Module;
  readonly #kernels: Kernels;
  readonly #programs: Readonly<Record<PlanProgramName, number>>;
  readonly #instructions: readonly { readonly program: PlanProgramName; readonly instruction: Instruction }[];
  readonly #profile: number;
  readonly #tasks: Readonly<Record<PlanProgramName, readonly number[]>>;
  readonly #control: Int32Array;
  readonly #threads: number;
  readonly #timeout: number;
  /** Seconds that the longest run of each program has taken. */
  readonly #longest = new Map<PlanProgramName, number>();

  private constructor(
    parts: Pick<WasmExecutor, "memory" | "plan" | "map" | "module"> & {
      readonly kernels: Kernels;
      readonly image: Image;
    } & ThreadPool,
  ) {
    this.memory = parts.memory;
    this.plan = parts.plan;
    this.map = parts.map;
    this.module = parts.module;
    this.#kernels = parts.kernels;
    this.#programs = parts.image.programs;
    this.#instructions = parts.image.instructions;
    this.#profile = parts.image.profile;
    this.#tasks = parts.image.tasks;
    this.#threads = parts.threads;
    this.#timeout = parts.timeout;
    this.#control = new Int32Array(this.memory.buffer, this.map.control, CONTROL_BYTES / 4);
  }

  /** @throws EngineUnavailable where there is not enough memory */
  static async create(
    plan: Plan,
    imageCount: number,
    { threads, timeout, cacheBytes }: ThreadPool,
    { module, shared }: CompiledKernels,
  ): Promise<WasmExecutor> {
    const { map, image, bytes } = layOut(plan, imageCount, threads, cacheBytes);
    const memory = allocateMemory(bytes, shared);
    new Int32Array(memory.buffer, map.programs, image.words.length).set(image.words);
    const kernels = await instantiateKernels(module, memory);
    const executor = new WasmExecutor({ memory, plan, map, module, kernels, image, threads, timeout });
    executor.#control[Control.scratch] = map.scratch;
    return executor;
  }

  /** Bytes of the whole memory, which never grows. */
  get byteLength(): number {
    return this.memory.buffer.byteLength;
  }

  /** How many tasks each phase of a program has. */
  tasksOf(name: PlanProgramName): readonly number[] {
    return this.#tasks[name];
  }

  /** A tensor's numbers, seen in place. */
  floats(id: TensorId): Float32Array {
    const { offset, bytes } = this.#tensor(id);
    return new Float32Array(this.memory.buffer, this.map.arena + offset, bytes / 4);
  }

  /** A tensor's bytes, seen in place. */
  bytes(id: TensorId): Uint8Array {
    const { offset, bytes } = this.#tensor(id);
    return new Uint8Array(this.memory.buffer, this.map.arena + offset, bytes);
  }

  #tensor(id: TensorId) {
    const tensor = this.plan.tensors[id];
    if (!tensor) throw new RangeError(`The plan has no tensor ${id}.`);
    return tensor;
  }

  /** Writes what the next runs of training, or of all other programs, depend on. */
  writeUniforms(which: "train" | "other", uniforms: Uniforms): void {
    const address = which === "train" ? this.map.trainUniforms : this.map.uniforms;
    writeUniforms(new DataView(this.memory.buffer, address, UNIFORM_BYTES), uniforms);
  }

  /** Runs a program, or a slice of it, on the first `threads` threads; false where one of them is lost. */
  run(name: PlanProgramName, slice?: Slice, threads = this.#threads): boolean {
    const control = this.#control;
    control[Control.threads] = threads;
    const phases = this.plan.programs[name].phases.length;
    control[Control.program] = this.#programs[name];
    control[Control.firstPhase] = slice?.phase ?? 0;
    control[Control.endPhase] = slice ? slice.phase + 1 : phases;
    control[Control.endTask] = slice?.end ?? EVERY_TASK;
    control[Control.next] = slice?.first ?? 0;
    control[Control.uniforms] = name === "train" || name === "update" ? this.map.trainUniforms : this.map.uniforms;
    control[Control.timeout] = Math.ceil(this.#patience(name) * WAITS_A_SECOND);
    const began = performance.now();
    const isWhole = this.#kernels.run(this.map.control) !== 0;
    this.#longest.set(name, Math.max(this.#longest.get(name) ?? 0, (performance.now() - began) / 1000));
    return isWhole;
  }

  /** Seconds without progress, of any thread, after which one counts as lost in a run of that program. */
  #patience(name: PlanProgramName): number {
    const longest = this.#longest.get(name);
    if (longest === undefined) return this.#timeout;
    return Math.max(Math.min(PATIENCE.seconds, this.#timeout), PATIENCE.runs * longest);
  }

  /** Tells the threads that serve to return. */
  stop(): void {
    const control = this.#control;
    control[Control.program] = 0;
    if (this.memory.buffer instanceof ArrayBuffer) return;
    Atomics.store(control, Control.failed, 1);
    Atomics.add(control, Control.job, NEXT_JOB);
    for (const word of [Control.job, Control.passed]) Atomics.notify(control, word);
  }

  /** Takes times from now on, from zero, or no longer. */
  measure(measuring: boolean): void {
    this.#control[Control.profile] = measuring ? this.#profile : 0;
    this.#times.fill(0);
  }

  /** Times taken so far. */
  get times(): InstructionTime[] {
    const times = this.#times;
    return this.#instructions.map((instruction, index) => ({ ...instruction, milliseconds: times[index] ?? 0 }));
  }

  get #times(): Float64Array {
    return new Float64Array(this.memory.buffer, this.#profile, this.#instructions.length);
  }
}

/** Bytes of the memory that a plan runs in. */
export function memoryBytes(plan: Plan, imageCount: number, threads: number): number {
  return layOut(plan, imageCount, threads).bytes;
}

function layOut(plan: Plan, imageCount: number, threads: number, cacheBytes = CACHE_BYTES) {
  const map = mapMemory(plan, imageCount, threads);
  const image = imageOf(plan, map, cacheBytes);
  const end = image.profile + 8 * image.instructions.length + 64;
  return { map, image, bytes: Math.ceil(end / PAGE_BYTES) * PAGE_BYTES };
}

/** The programs as words, and where each begins. */
interface Image {
  readonly words: Int32Array;
  readonly programs: Readonly<Record<PlanProgramName, number>>;
  readonly tasks: Readonly<Record<PlanProgramName, readonly number[]>>;
  readonly instructions: { readonly program: PlanProgramName; readonly instruction: Instruction }[];
  /** Address of one 64-bit float an instruction. */
  readonly profile: number;
}

function imageOf(plan: Plan, map: MemoryMap, cacheBytes: number): Image {
  const writer = new WordWriter(map.programs);
  const calling = new CallWriter(new Places(plan, map));
  const instructions: Image["instructions"] = [];
  const programs: Partial<Record<PlanProgramName, number>> = {};
  const tasks: Partial<Record<PlanProgramName, number[]>> = {};
  for (const name of planProgramNames) {
    const program = plan.programs[name];
    const phases = program.phases.map((phase) => {
      const calls = calling.calls(program, phase);
      const first = instructions.length;
      for (const { instruction } of calls) instructions.push({ program: name, instruction });
      return {
        address: writePhase(writer, program, phase, calls, first, cacheBytes),
        tasks: tasksOf(program, phase, calls),
      };
    });
    programs[name] = writer.write(phases.map(({ address }) => address));
    tasks[name] = phases.map((phase) => phase.tasks);
  }
  return {
    words: writer.finish(),
    programs: programs as Image["programs"],
    tasks: tasks as Image["tasks"],
    instructions,
    profile: Math.ceil(writer.end / 64) * 64,
  };
}

function tasksOf({ images, chunk }: PlanProgram, phase: Phase, calls: readonly Call[]): number {
  return phase.kind === "chain" ? Math.ceil(images / chunk) : calls.reduce((sum, call) => sum + call.tasks, 0);
}

function writePhase(
  writer: WordWriter,
  program: PlanProgram,
  phase: Phase,
  calls: readonly Call[],
  first: number,
  cacheBytes: number,
): number {
  const entries = calls.flatMap(({ words }, index) =>
    wordsOf(PhaseEntry, { call: writer.write(words), profile: 8 * (first + index) }),
  );
  const { chunk } = program;
  const block = Math.max(1, Math.min(chunk, Math.floor(cacheBytes / Math.max(1, phase.bytesPerImage))));
  const kind = PhaseKind[phase.kind];
  const tasks = tasksOf(program, phase, calls);
  const header = wordsOf(PhaseHeader, { kind, tasks, chunk, block, calls: calls.length });
  return writer.write([...header, ...entries]);
}
