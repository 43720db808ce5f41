import { Adam, adam } from "./adam";
import {
  Add,
  add,
  BiasGradient,
  biasGradient,
  Gather,
  gather,
  RectifierGradient,
  rectifierGradient,
  Sigmoid,
  SumPartials,
  sigmoid,
  sumPartials,
} from "./elementwise";
import { DenseGradient, denseGradient, FilterGradient, filterGradient } from "./filter-gradient";
import { Sample, SampleGradient, sample, sampleGradient } from "./latent";
import {
  Moments,
  MomentsFinish,
  moments,
  momentsFinish,
  Normalize,
  normalize,
  RunningCoefficients,
  RunningUpdate,
  runningCoefficients,
  runningUpdate,
} from "./normalization";
import {
  NormalizeGradient,
  NormalizeSums,
  NormalizeSumsFinish,
  normalizeGradient,
  normalizeSums,
  normalizeSumsFinish,
  RescaleGradient,
  rescaleGradient,
} from "./normalization-gradient";
import { Pack, pack } from "./pack";
import { PixelLoss, pixelLoss } from "./pixel-loss";
import { Product, productOver, productTask } from "./product";
import { SCRATCH_BYTES, Uniforms } from "./uniforms";

/** Milliseconds now; called only while a profile is taken. */
declare function now(): f64;

/** What the threads share: the job in hand, and where they wait for each other. */
@unmanaged
class Board {
  /** Counts the jobs, and in its last byte how many threads this one is for; threads sleep until it changes. */
  job: i32;
  /** Address of the program, and its phases to run. */
  program: usize;
  firstPhase: i32;
  endPhase: i32;
  /** Where the tasks of each phase end early; the first phase begins with the task that stands at NEXT. */
  endTask: i32;
  uniforms: usize;
  threads: i32;
  scratch: usize;
  /** Where milliseconds by operation are added up, or 0. */
  profile: usize;
  /** Naps at the barrier without any progress that mean a thread is lost. */
  patience: i32;
}

/** Offsets on the board of what the threads change, each in a cache line of its own. */
const NEXT: usize = 64;
/** How many threads have come to the barrier, and how many phases have been left behind. */
const ARRIVED: usize = 96;
const PASSED: usize = 128;
/** Not 0 once a thread is lost: all give up. */
const FAILED: usize = 192;

/** Operations between two barriers: a chain that each task runs over its images, or a set of which each task is part. */
@unmanaged
class Phase {
  kind: i32;
  tasks: i32;
  /** Images of a task, and how many of them run through the chain at a time. */
  chunk: i32;
  block: i32;
  operations: i32;
}

/** Address of operation `index` of a phase, and its place in the profile. */
@unmanaged
class Entry {
  operation: usize;
  profile: usize;
}

/** What all operations begin with. */
@unmanaged
class Operation {
  code: i32;
  tasks: i32;
}

const CHAIN: i32 = 0;
/** The last byte of a job. */
const CREW: i32 = 0xff;
/** Turns around the barrier before a thread sleeps. */
const SPINS: i32 = 4000;
/** One nap at the barrier, in nanoseconds. */
const NAP: i64 = 100_000_000;

/** Obeys the jobs that are for thread `thread` too, until told to stop by a job without a program. */
export function serve(address: usize, thread: i32, seen: i32): void {
  const board = changetype<Board>(address);
  let last = seen;
  while (ASC_FEATURE_THREADS) {
    while (atomic.load<i32>(address) == last) atomic.wait<i32>(address, last, -1);
    last = atomic.load<i32>(address);
    if (board.program == 0) return;
    if (thread >= (last & CREW)) continue;
    if (!work(address, thread)) return;
  }
}

/** Runs the job on the board as thread 0, together with those of the others it is for; false if one of them is lost. */
export function run(address: usize): bool {
  const board = changetype<Board>(address);
  if (ASC_FEATURE_THREADS && board.threads > 1) {
    atomic.store<i32>(address, ((atomic.load<i32>(address) | CREW) + 1) | board.threads);
    atomic.notify(address, -1);
  }
  return work(address, 0);
}

function work(address: usize, thread: i32): bool {
  const board = changetype<Board>(address);
  const scratch = board.scratch + <usize>thread * SCRATCH_BYTES;
  const uniforms = changetype<Uniforms>(board.uniforms);
  const profile = thread == 0 ? board.profile : 0;
  const end = board.endPhase;
  for (let index = board.firstPhase; index < end; index++) {
    const phase = changetype<Phase>(load<usize>(board.program + (<usize>index << 2)));
    const tasks = min(phase.tasks, board.endTask);
    while (true) {
      const task = takeTask(address + NEXT);
      if (task >= tasks) break;
      if (phase.kind == CHAIN) runChain(phase, uniforms, scratch, task, profile);
      else runPart(phase, uniforms, scratch, task, profile);
    }
    if (!pass(address, board)) return false;
  }
  return true;
}

/** Counts one task more as taken; which one it is. Alone it needs no atomics, which not every browser has. */
function takeTask(next: usize): i32 {
  if (ASC_FEATURE_THREADS) return atomic.add<i32>(next, 1);
  const task = load<i32>(next);
  store<i32>(next, task + 1);
  return task;
}

/** Waits until every thread has come this far; the last one opens the next phase. */
function pass(address: usize, board: Board): bool {
  const threads = board.threads;
  if (!ASC_FEATURE_THREADS || threads == 1) {
    store<i32>(address + NEXT, 0);
    return true;
  }
  const passed = atomic.load<i32>(address + PASSED);
  if (atomic.add<i32>(address + ARRIVED, 1) + 1 == threads) {
    atomic.store<i32>(address + NEXT, 0);
    atomic.store<i32>(address + ARRIVED, 0);
    atomic.add<i32>(address + PASSED, 1);
    atomic.notify(address + PASSED, -1);
    return true;
  }
  return waitFor(address, passed, board.patience);
}

function waitFor(address: usize, passed: i32, patience: i32): bool {
  for (let spin = 0; spin < SPINS; spin++) if (atomic.load<i32>(address + PASSED) != passed) return true;
  let taken = atomic.load<i32>(address + NEXT);
  for (let nap = 0; nap < patience; nap++) {
    atomic.wait<i32>(address + PASSED, passed, NAP);
    if (atomic.load<i32>(address + PASSED) != passed) return true;
    if (atomic.load<i32>(address + FAILED)) return false;
    const now = atomic.load<i32>(address + NEXT);
    if (now != taken) nap = 0;
    taken = now;
  }
  atomic.store<i32>(address + FAILED, 1);
  return false;
}

function entryOf(phase: Phase, index: i32): Entry {
  return changetype<Entry>(changetype<usize>(phase) + offsetof<Phase>() + <usize>index * offsetof<Entry>());
}

/** Runs all operations over the images of a task, a few images at a time so that they stay in the cache. */
function runChain(phase: Phase, uniforms: Uniforms, scratch: usize, task: i32, profile: usize): void {
  const begin = task * phase.chunk;
  const end = min(uniforms.images, begin + phase.chunk);
  for (let first = begin; first < end; first += phase.block) {
    const last = min(end, first + phase.block);
    for (let index = 0; index < phase.operations; index++) {
      const entry = entryOf(phase, index);
      const began = profile ? now() : 0;
      runOverImages(entry.operation, uniforms, scratch, first, last, task, first == begin);
      if (profile) addTime(profile + entry.profile, began);
    }
  }
}

/** Runs the part of a set that is task `task`: the operations' tasks stand in one row. */
function runPart(phase: Phase, uniforms: Uniforms, scratch: usize, task: i32, profile: usize): void {
  let index = 0;
  let left = task;
  while (left >= changetype<Operation>(entryOf(phase, index).operation).tasks) {
    left -= changetype<Operation>(entryOf(phase, index).operation).tasks;
    index++;
  }
  const entry = entryOf(phase, index);
  const began = profile ? now() : 0;
  runTask(entry.operation, uniforms, scratch, left);
  if (profile) addTime(profile + entry.profile, began);
}

function addTime(cell: usize, began: f64): void {
  f64.store(cell, f64.load(cell) + now() - began);
}

/** Runs an operation of a chain over the images `first` to `end`; the codes are those of `wasm/lower.ts`. */
function runOverImages(
  op: usize,
  uniforms: Uniforms,
  scratch: usize,
  first: i32,
  end: i32,
  task: i32,
  fresh: bool,
): void {
  switch (changetype<Operation>(op).code) {
    case 0:
      return gather(changetype<Gather>(op), first, end);
    case 1:
      return productOver(changetype<Product>(op), scratch, first, end);
    case 2:
      return filterGradient(changetype<FilterGradient>(op), scratch, first, end, task, fresh);
    case 3:
      return moments(changetype<Moments>(op), first, end, task);
    case 4:
      return normalize(changetype<Normalize>(op), first, end);
    case 5:
      return normalizeSums(changetype<NormalizeSums>(op), first, end, task, fresh);
    case 6:
      return normalizeGradient(changetype<NormalizeGradient>(op), first, end);
    case 7:
      return rectifierGradient(changetype<RectifierGradient>(op), first, end);
    case 8:
      return biasGradient(changetype<BiasGradient>(op), first, end, task, fresh);
    case 9:
      return sample(changetype<Sample>(op), uniforms, first, end);
    case 10:
      return sampleGradient(changetype<SampleGradient>(op), uniforms, first, end);
    case 11:
      return pixelLoss(changetype<PixelLoss>(op), uniforms, first, end);
    case 12:
      return sigmoid(changetype<Sigmoid>(op), first, end);
    case 13:
      return add(changetype<Add>(op), first, end);
    case 14:
      return rescaleGradient(changetype<RescaleGradient>(op), first, end);
    default:
      unreachable();
  }
}

/** Runs task `task` of an operation of a set. */
function runTask(op: usize, uniforms: Uniforms, scratch: usize, task: i32): void {
  switch (changetype<Operation>(op).code) {
    case 1:
      return productTask(changetype<Product>(op), scratch, uniforms.images, task);
    case 20:
      return pack(changetype<Pack>(op), task);
    case 21:
      return denseGradient(changetype<DenseGradient>(op), scratch, uniforms.images, task);
    case 22:
      return momentsFinish(changetype<MomentsFinish>(op), uniforms, task);
    case 23:
      return normalizeSumsFinish(changetype<NormalizeSumsFinish>(op), uniforms, task);
    case 24:
      return runningCoefficients(changetype<RunningCoefficients>(op));
    case 25:
      return runningUpdate(changetype<RunningUpdate>(op));
    case 26:
      return sumPartials(changetype<SumPartials>(op), uniforms, task);
    case 27:
      return adam(changetype<Adam>(op), uniforms, task);
    default:
      unreachable();
  }
}
