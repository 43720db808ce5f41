import { tensorsOf } from "./instruction";
import type { DraftTensor } from "./phases";
import type { Lifetime, PlanProgram, PlanProgramName, PlanTensor, TensorId } from "./plan";

/** Tensors begin at multiples of this, in bytes: one line of a cache. */
const ALIGNMENT = 64;
/** Bytes past a tensor's end that vectors may read and nobody uses. */
const SLACK = 64;

/**
 * Programs that may be under way at the same time: a picture is decoded between two slices of a training step. All
 * others share their bytes.
 */
const arenas: readonly (readonly PlanProgramName[])[] = [
  ["pack", "train", "update", "encode", "reconstruct", "evaluate", "latentGradients", "activations"],
  ["decode"],
];

/** Gives every tensor its place: what always lives first, then what lives within programs, bytes shared where it can. */
export function place(
  drafts: readonly DraftTensor[],
  programs: readonly PlanProgram[],
): { readonly tensors: PlanTensor[]; readonly arenaBytes: number } {
  const lifetimes = lifetimesOf(drafts, programs);
  const offsets = new Array<number>(drafts.length).fill(0);
  let end = 0;
  for (const [id, lifetime] of lifetimes.entries()) {
    if (lifetime !== "always") continue;
    offsets[id] = end;
    end += reservedBytes(drafts, id);
  }
  for (const names of arenas) {
    const begin = end;
    for (const name of names) end = Math.max(end, placeProgram(name, begin, drafts, lifetimes, offsets));
  }
  const tensors = drafts.map(({ name, shape, bytes }, id) => ({
    name,
    shape,
    bytes,
    lifetime: lifetimes[id] ?? "always",
    offset: offsets[id] ?? 0,
  }));
  return { tensors, arenaBytes: end };
}

/** Places the tensors of one program from `begin` on, the largest first; where they end. */
function placeProgram(
  program: PlanProgramName,
  begin: number,
  drafts: readonly DraftTensor[],
  lifetimes: readonly Lifetime[],
  offsets: number[],
): number {
  const ids = lifetimes.flatMap((lifetime, id) => (lifetime !== "always" && lifetime.program === program ? [id] : []));
  ids.sort((a, b) => reservedBytes(drafts, b) - reservedBytes(drafts, a));
  const placed: TensorId[] = [];
  let end = begin;
  for (const id of ids) {
    const rivals = placed.filter((other) => overlap(lifetimes[id], lifetimes[other]));
    const offset = firstGap(begin, reservedBytes(drafts, id), rivals, drafts, offsets);
    offsets[id] = offset;
    placed.push(id);
    end = Math.max(end, offset + reservedBytes(drafts, id));
  }
  return end;
}

function firstGap(
  begin: number,
  bytes: number,
  rivals: readonly TensorId[],
  drafts: readonly DraftTensor[],
  offsets: readonly number[],
): number {
  const offsetOf = (id: TensorId) => offsets[id] ?? 0;
  let gap = begin;
  for (const rival of [...rivals].sort((a, b) => offsetOf(a) - offsetOf(b))) {
    if (gap + bytes <= offsetOf(rival)) break;
    gap = Math.max(gap, offsetOf(rival) + reservedBytes(drafts, rival));
  }
  return gap;
}

/** Whether two tensors are ever alive at the same time, within one program. */
function overlap(a: Lifetime | undefined, b: Lifetime | undefined): boolean {
  if (!a || !b || a === "always" || b === "always") return true;
  return a.first <= b.last && b.first <= a.last;
}

function reservedBytes(drafts: readonly DraftTensor[], id: TensorId): number {
  return Math.ceil(((drafts[id]?.bytes ?? 0) + SLACK) / ALIGNMENT) * ALIGNMENT;
}

function lifetimesOf(drafts: readonly DraftTensor[], programs: readonly PlanProgram[]): Lifetime[] {
  const lifetimes: Lifetime[] = drafts.map(() => "always");
  const seen = new Set<TensorId>();
  for (const program of programs) {
    for (const [phase, { instructions }] of program.phases.entries()) {
      for (const id of instructions.flatMap(tensorsOf)) {
        const draft = drafts[id];
        if (!draft || draft.keeps === "always") continue;
        const lifetime = lifetimes[id];
        const first = seen.has(id) && lifetime && lifetime !== "always" ? lifetime.first : phase;
        seen.add(id);
        const whole = { program: program.name, first: 0, last: program.phases.length - 1 };
        lifetimes[id] = draft.keeps === "program" ? whole : { program: program.name, first, last: phase };
      }
    }
  }
  return lifetimes;
}
