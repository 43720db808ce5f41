import { type Call, CallWriter } from "./calls";
import { type CompiledKernels, instantiateKernels, type Kernels } from "./kernels";
import { allocateMemory, type MemoryMap, mapMemory } from "./memory";
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

/** Bytes of activations that a chain works on at a time: what a core's second cache holds with room to spare. */
const CACHE_BYTES = 384 * 1024;

/** Time that thread 0 spent in one instruction. */
export interface InstructionTime {
  readonly program: PlanProgramName;
  readonly instruction: Instruction;
  readonly milliseconds: number;
}

/** Words of the board in `kernels/schedule.ts`; those that threads change have a cache line of their own. */
const Board = {
  job: 0,
  program: 1,
  firstPhase: 2,
  endPhase: 3,
  endTask: 4,
  uniforms: 5,
  threads: 6,
  scratch: 7,
  profile: 8,
  patience: 9,
  next: 16,
  passed: 32,
  failed: 48,
} as const;
const EVERY_TASK = 0x7fffffff;
/** One job more, whose last byte stays. */
const NEXT_JOB = 256;
/** Naps of a tenth of a second. */
const NAPS_A_SECOND = 10;

/** How many threads run a plan, and the seconds without progress after which one counts as lost. */
export interface Crew {
  readonly threads: number;
  readonly patience: number;
}

/** Part of a program: one phase's tasks from `first` to `end`. */
export interface Slice {
  readonly phase: number;
  readonly first: number;
  readonly end: number;
}

/** A plan's memory and kernels: runs its programs. */
export class Executor {
  readonly memory: WebAssembly.Memory;
  readonly plan: Plan;
  readonly map: MemoryMap;
  readonly module: WebAssembly.Module;
  readonly #kernels: Kernels;
  readonly #programs: Readonly<Record<PlanProgramName, number>>;
  readonly #instructions: readonly { readonly program: PlanProgramName; readonly instruction: Instruction }[];
  readonly #profile: number;
  readonly #tasks: Readonly<Record<PlanProgramName, readonly number[]>>;
  readonly #board: Int32Array;
  readonly #threads: number;

  private constructor(
    parts: Pick<Executor, "memory" | "plan" | "map" | "module"> & {
      readonly kernels: Kernels;
      readonly image: Image;
      readonly threads: number;
    },
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
    this.#board = new Int32Array(this.memory.buffer, this.map.board, 64);
  }

  /** @throws EngineUnavailable where there is not enough memory */
  static async create(
    plan: Plan,
    imageCount: number,
    { threads, patience }: Crew,
    { module, shared }: CompiledKernels,
  ): Promise<Executor> {
    const map = mapMemory(plan, imageCount, threads);
    const image = imageOf(plan, map);
    const memory = allocateMemory(image.profile + 8 * image.instructions.length + 64, shared);
    new Int32Array(memory.buffer, map.programs, image.words.length).set(image.words);
    const kernels = await instantiateKernels(module, memory);
    const executor = new Executor({ memory, plan, map, module, kernels, image, threads });
    executor.#board[Board.scratch] = map.scratch;
    executor.#board[Board.patience] = Math.ceil(patience * NAPS_A_SECOND);
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
    const board = this.#board;
    board[Board.threads] = threads;
    const phases = this.plan.programs[name].phases.length;
    board[Board.program] = this.#programs[name];
    board[Board.firstPhase] = slice?.phase ?? 0;
    board[Board.endPhase] = slice ? slice.phase + 1 : phases;
    board[Board.endTask] = slice?.end ?? EVERY_TASK;
    board[Board.next] = slice?.first ?? 0;
    board[Board.uniforms] = name === "train" || name === "update" ? this.map.trainUniforms : this.map.uniforms;
    return this.#kernels.run(this.map.board) !== 0;
  }

  /** Tells the threads that serve to return. */
  stop(): void {
    const board = this.#board;
    board[Board.program] = 0;
    if (this.memory.buffer instanceof ArrayBuffer) return;
    Atomics.store(board, Board.failed, 1);
    Atomics.add(board, Board.job, NEXT_JOB);
    for (const word of [Board.job, Board.passed]) Atomics.notify(board, word);
  }

  /** Takes times from now on, from zero, or no longer. */
  measure(measuring: boolean): void {
    this.#board[Board.profile] = measuring ? this.#profile : 0;
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

/** The programs as words, and where each begins. */
interface Image {
  readonly words: Int32Array;
  readonly programs: Readonly<Record<PlanProgramName, number>>;
  readonly tasks: Readonly<Record<PlanProgramName, readonly number[]>>;
  readonly instructions: { readonly program: PlanProgramName; readonly instruction: Instruction }[];
  /** Address of one 64-bit float an instruction. */
  readonly profile: number;
}

function imageOf(plan: Plan, map: MemoryMap): Image {
  const writer = new Writer(map.programs);
  const calling = new CallWriter(plan, map);
  const instructions: Image["instructions"] = [];
  const programs: Partial<Record<PlanProgramName, number>> = {};
  const tasks: Partial<Record<PlanProgramName, number[]>> = {};
  for (const name of planProgramNames) {
    const program = plan.programs[name];
    const phases = program.phases.map((phase) => {
      const calls = calling.calls(program, phase);
      const first = instructions.length;
      for (const { instruction } of calls) instructions.push({ program: name, instruction });
      return { address: writePhase(writer, program, phase, calls, first), tasks: tasksOf(program, phase, calls) };
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

function writePhase(writer: Writer, program: PlanProgram, phase: Phase, calls: readonly Call[], first: number): number {
  const entries = calls.flatMap(({ code, tasks, words }, index) => [
    writer.write([code, tasks, ...words]),
    8 * (first + index),
  ]);
  const { chunk } = program;
  const block = Math.max(1, Math.min(chunk, Math.floor(CACHE_BYTES / Math.max(1, phase.bytesPerImage))));
  const kind = phase.kind === "chain" ? 0 : 1;
  return writer.write([kind, tasksOf(program, phase, calls), chunk, block, calls.length, ...entries]);
}

/** Appends words and knows their addresses. */
class Writer {
  readonly #words: number[] = [];
  readonly #float = new Float32Array(1);
  readonly #bits = new Int32Array(this.#float.buffer);

  constructor(private readonly begin: number) {}

  get end(): number {
    return this.begin + 4 * this.#words.length;
  }

  write(words: Call["words"]): number {
    const address = this.end;
    for (const word of words) this.#words.push(typeof word === "number" ? word | 0 : this.#bitsOf(word.float));
    return address;
  }

  finish(): Int32Array {
    return Int32Array.from(this.#words);
  }

  #bitsOf(value: number): number {
    this.#float[0] = value;
    return this.#bits[0] ?? 0;
  }
}
