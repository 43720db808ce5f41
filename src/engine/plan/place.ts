import type { Draft } from "./builder";
import { tensorsOf } from "./operation";
import type { Life, PlanTensor, Program, ProgramName, TensorId } from "./plan";

/** Tensors begin at multiples of this, in bytes: one line of a cache. */
const ALIGNMENT = 64;
/** Bytes past a tensor's end that vectors may read and nobody uses. */
const SLACK = 64;

/**
 * Programs that may be under way at the same time: a picture is decoded between two slices of a training step. All
 * others share their bytes.
 */
const shelves: readonly (readonly ProgramName[])[] = [
  ["pack", "train", "update", "encode", "evaluate", "slope"],
  ["decode"],
];

/** Gives every tensor its place: what always lives first, then what lives within programs, bytes shared where it can. */
export function place(
  drafts: readonly Draft[],
  programs: readonly Program[],
): { readonly tensors: PlanTensor[]; readonly arenaBytes: number } {
  const lives = livesOf(drafts, programs);
  const offsets = new Array<number>(drafts.length).fill(0);
  let end = 0;
  for (const [id, life] of lives.entries()) {
    if (life !== "always") continue;
    offsets[id] = end;
    end += room(drafts, id);
  }
  for (const names of shelves) {
    const begin = end;
    for (const name of names) end = Math.max(end, placeProgram(name, begin, drafts, lives, offsets));
  }
  const tensors = drafts.map(({ name, shape, bytes }, id) => ({
    name,
    shape,
    bytes,
    life: lives[id] ?? "always",
    offset: offsets[id] ?? 0,
  }));
  return { tensors, arenaBytes: end };
}

/** Places the tensors of one program from `begin` on, the largest first; where they end. */
function placeProgram(
  program: ProgramName,
  begin: number,
  drafts: readonly Draft[],
  lives: readonly Life[],
  offsets: number[],
): number {
  const ids = lives.flatMap((life, id) => (life !== "always" && life.program === program ? [id] : []));
  ids.sort((a, b) => room(drafts, b) - room(drafts, a));
  const placed: TensorId[] = [];
  let end = begin;
  for (const id of ids) {
    const rivals = placed.filter((other) => overlap(lives[id], lives[other]));
    const offset = firstGap(begin, room(drafts, id), rivals, drafts, offsets);
    offsets[id] = offset;
    placed.push(id);
    end = Math.max(end, offset + room(drafts, id));
  }
  return end;
}

function firstGap(
  begin: number,
  bytes: number,
  rivals: readonly TensorId[],
  drafts: readonly Draft[],
  offsets: readonly number[],
): number {
  const offsetOf = (id: TensorId) => offsets[id] ?? 0;
  let gap = begin;
  for (const rival of [...rivals].sort((a, b) => offsetOf(a) - offsetOf(b))) {
    if (gap + bytes <= offsetOf(rival)) break;
    gap = Math.max(gap, offsetOf(rival) + room(drafts, rival));
  }
  return gap;
}

/** Whether two tensors are ever alive at the same time, within one program. */
function overlap(a: Life | undefined, b: Life | undefined): boolean {
  if (!a || !b || a === "always" || b === "always") return true;
  return a.first <= b.last && b.first <= a.last;
}

function room(drafts: readonly Draft[], id: TensorId): number {
  return Math.ceil(((drafts[id]?.bytes ?? 0) + SLACK) / ALIGNMENT) * ALIGNMENT;
}

function livesOf(drafts: readonly Draft[], programs: readonly Program[]): Life[] {
  const lives: Life[] = drafts.map(() => "always");
  const seen = new Set<TensorId>();
  for (const program of programs) {
    for (const [phase, { operations }] of program.phases.entries()) {
      for (const id of operations.flatMap(tensorsOf)) {
        const draft = drafts[id];
        if (!draft || draft.keeps === "always") continue;
        const life = lives[id];
        const first = seen.has(id) && life && life !== "always" ? life.first : phase;
        seen.add(id);
        const whole = { program: program.name, first: 0, last: program.phases.length - 1 };
        lives[id] = draft.keeps === "program" ? whole : { program: program.name, first, last: phase };
      }
    }
  }
  return lives;
}
