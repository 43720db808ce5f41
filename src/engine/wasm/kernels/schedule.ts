import {
  AdamCall,
  AddCall,
  BiasGradientCall,
  DenseGradientCall,
  FilterGradientCall,
  KernelCall,
  MomentsCall,
  MomentsFinishCall,
  NormalizeCall,
  NormalizeGradientCall,
  NormalizeSumsCall,
  NormalizeSumsFinishCall,
  PackCall,
  ProductCall,
  RectifierGradientCall,
  RescaleGradientCall,
  RunningCoefficientsCall,
  RunningUpdateCall,
  SampleCall,
  SampleGradientCall,
  SigmoidCall,
  SumPartialsCall,
} from "../abi/calls";
import { JOB_THREADS, Opcode, PhaseKind, SCRATCH_BYTES, SharedWord, WAIT_MS } from "../abi/codes";
import { ControlBlock, PhaseEntry, PhaseHeader, UniformBlock } from "../abi/control";
import { ClearCall, CopyCall, GatherCall, LabelLossCall, PixelLossCall } from "../abi/imageCalls";
import { adam } from "./adam";
import { add, biasGradient, clear, copy, gather, rectifierGradient, sigmoid, sumPartials } from "./elementwise";
import { denseGradient, filterGradient } from "./filter-gradient";
import { labelLoss } from "./label-loss";
import { sample, sampleGradient } from "./latent";
import { moments, momentsFinish, normalize, runningCoefficients, runningUpdate } from "./normalization";
import { normalizeGradient, normalizeSums, normalizeSumsFinish, rescaleGradient } from "./normalization-gradient";
import { pack } from "./pack";
import { pixelLoss } from "./pixel-loss";
import { productOver, productTask } from "./product";

/** Milliseconds now; called only while a profile is taken. */
declare function now(): f64;

/** Turns around the barrier before a thread sleeps. */
const SPINS: i32 = 4000;

/** Obeys the jobs that are for thread `thread` too, until told to stop by a job without a program. */
export function serve(address: usize, thread: i32, seen: i32): void {
  const block = changetype<ControlBlock>(address);
  let last = seen;
  while (ASC_FEATURE_THREADS) {
    while (atomic.load<i32>(address) === last) atomic.wait<i32>(address, last, -1);
    last = atomic.load<i32>(address);
    if (block.program === 0) return;
    if (thread >= (last & JOB_THREADS)) continue;
    if (!work(address, thread)) return;
  }
}

/** Runs the job on the block as thread 0, together with those of the others it is for; false if one of them is lost. */
export function run(address: usize): bool {
  const block = changetype<ControlBlock>(address);
  if (ASC_FEATURE_THREADS && block.threads > 1) {
    atomic.store<i32>(address, ((atomic.load<i32>(address) | JOB_THREADS) + 1) | block.threads);
    atomic.notify(address, -1);
  }
  return work(address, 0);
}

function work(address: usize, thread: i32): bool {
  const block = changetype<ControlBlock>(address);
  const scratch = block.scratch + <usize>thread * SCRATCH_BYTES;
  const uniforms = changetype<UniformBlock>(block.uniforms);
  const profile = thread === 0 ? block.profile : 0;
  const end = block.endPhase;
  for (let index = block.firstPhase; index < end; index++) {
    const phase = changetype<PhaseHeader>(load<usize>(block.program + ((<usize>index) << 2)));
    const tasks = min(phase.tasks, block.endTask);
    while (true) {
      const task = takeTask(address + SharedWord.next);
      if (task >= tasks) break;
      if (phase.kind === PhaseKind.chain) runChain(phase, uniforms, scratch, task, profile);
      else runPart(phase, uniforms, scratch, task, profile);
    }
    if (!pass(address, block)) return false;
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
function pass(address: usize, block: ControlBlock): bool {
  const threads = block.threads;
  if (!ASC_FEATURE_THREADS || threads === 1) {
    store<i32>(address + SharedWord.next, 0);
    return true;
  }
  const passed = atomic.load<i32>(address + SharedWord.passed);
  if (atomic.add<i32>(address + SharedWord.arrived, 1) + 1 === threads) {
    atomic.store<i32>(address + SharedWord.next, 0);
    atomic.store<i32>(address + SharedWord.arrived, 0);
    atomic.add<i32>(address + SharedWord.passed, 1);
    atomic.notify(address + SharedWord.passed, -1);
    return true;
  }
  return waitFor(address, passed, block.timeout);
}

function waitFor(address: usize, passed: i32, timeout: i32): bool {
  for (let spin = 0; spin < SPINS; spin++) if (atomic.load<i32>(address + SharedWord.passed) !== passed) return true;
  let taken = atomic.load<i32>(address + SharedWord.next);
  for (let wait = 0; wait < timeout; wait++) {
    atomic.wait<i32>(address + SharedWord.passed, passed, <i64>WAIT_MS * 1_000_000);
    if (atomic.load<i32>(address + SharedWord.passed) !== passed) return true;
    if (atomic.load<i32>(address + SharedWord.failed)) return false;
    const now = atomic.load<i32>(address + SharedWord.next);
    if (now !== taken) wait = 0;
    taken = now;
  }
  atomic.store<i32>(address + SharedWord.failed, 1);
  return false;
}

function entryOf(phase: PhaseHeader, index: i32): PhaseEntry {
  return changetype<PhaseEntry>(
    changetype<usize>(phase) + offsetof<PhaseHeader>() + <usize>index * offsetof<PhaseEntry>(),
  );
}

/** Runs all operations over the images of a task, a few images at a time so that they stay in the cache. */
function runChain(phase: PhaseHeader, uniforms: UniformBlock, scratch: usize, task: i32, profile: usize): void {
  const begin = task * phase.chunk;
  const end = min(uniforms.images, begin + phase.chunk);
  for (let first = begin; first < end; first += phase.block) {
    const last = min(end, first + phase.block);
    for (let index = 0; index < phase.calls; index++) {
      const entry = entryOf(phase, index);
      const began = profile ? now() : 0;
      runOverImages(entry.call, uniforms, scratch, first, last, task, first === begin);
      if (profile) addTime(profile + entry.profile, began);
    }
  }
}

/** Runs the part of a set that is task `task`: the operations' tasks stand in one row. */
function runPart(phase: PhaseHeader, uniforms: UniformBlock, scratch: usize, task: i32, profile: usize): void {
  let index = 0;
  let left = task;
  while (left >= changetype<KernelCall>(entryOf(phase, index).call).tasks) {
    left -= changetype<KernelCall>(entryOf(phase, index).call).tasks;
    index++;
  }
  const entry = entryOf(phase, index);
  const began = profile ? now() : 0;
  runTask(entry.call, uniforms, scratch, left);
  if (profile) addTime(profile + entry.profile, began);
}

function addTime(cell: usize, began: f64): void {
  f64.store(cell, f64.load(cell) + now() - began);
}

/** Runs an operation of a chain over the images `first` to `end`. */
function runOverImages(
  op: usize,
  uniforms: UniformBlock,
  scratch: usize,
  first: i32,
  end: i32,
  task: i32,
  fresh: bool,
): void {
  switch (changetype<KernelCall>(op).code) {
    case Opcode.gather:
      return gather(changetype<GatherCall>(op), uniforms, scratch, first, end);
    case Opcode.copy:
      return copy(changetype<CopyCall>(op), first, end);
    case Opcode.clear:
      return clear(changetype<ClearCall>(op), first, end);
    case Opcode.product:
      return productOver(changetype<ProductCall>(op), scratch, first, end);
    case Opcode.filterGradient:
      return filterGradient(changetype<FilterGradientCall>(op), scratch, first, end, task, fresh);
    case Opcode.moments:
      return moments(changetype<MomentsCall>(op), first, end, task);
    case Opcode.normalize:
      return normalize(changetype<NormalizeCall>(op), first, end);
    case Opcode.normalizeSums:
      return normalizeSums(changetype<NormalizeSumsCall>(op), first, end, task, fresh);
    case Opcode.normalizeGradient:
      return normalizeGradient(changetype<NormalizeGradientCall>(op), first, end);
    case Opcode.rectifierGradient:
      return rectifierGradient(changetype<RectifierGradientCall>(op), first, end);
    case Opcode.biasGradient:
      return biasGradient(changetype<BiasGradientCall>(op), first, end, task, fresh);
    case Opcode.sample:
      return sample(changetype<SampleCall>(op), uniforms, first, end);
    case Opcode.sampleGradient:
      return sampleGradient(changetype<SampleGradientCall>(op), uniforms, first, end);
    case Opcode.pixelLoss:
      return pixelLoss(changetype<PixelLossCall>(op), uniforms, first, end);
    case Opcode.labelLoss:
      return labelLoss(changetype<LabelLossCall>(op), uniforms, first, end);
    case Opcode.sigmoid:
      return sigmoid(changetype<SigmoidCall>(op), first, end);
    case Opcode.add:
      return add(changetype<AddCall>(op), first, end);
    case Opcode.rescaleGradient:
      return rescaleGradient(changetype<RescaleGradientCall>(op), first, end);
    default:
      unreachable();
  }
}

/** Runs task `task` of an operation of a set. */
function runTask(op: usize, uniforms: UniformBlock, scratch: usize, task: i32): void {
  switch (changetype<KernelCall>(op).code) {
    case Opcode.product:
      return productTask(changetype<ProductCall>(op), scratch, uniforms.images, task);
    case Opcode.pack:
      return pack(changetype<PackCall>(op), task);
    case Opcode.denseGradient:
      return denseGradient(changetype<DenseGradientCall>(op), scratch, uniforms.images, task);
    case Opcode.momentsFinish:
      return momentsFinish(changetype<MomentsFinishCall>(op), uniforms, task);
    case Opcode.normalizeSumsFinish:
      return normalizeSumsFinish(changetype<NormalizeSumsFinishCall>(op), uniforms, task);
    case Opcode.runningCoefficients:
      return runningCoefficients(changetype<RunningCoefficientsCall>(op));
    case Opcode.runningUpdate:
      return runningUpdate(changetype<RunningUpdateCall>(op));
    case Opcode.sumPartials:
      return sumPartials(changetype<SumPartialsCall>(op), uniforms, task);
    case Opcode.adam:
      return adam(changetype<AdamCall>(op), uniforms, task);
    default:
      unreachable();
  }
}
