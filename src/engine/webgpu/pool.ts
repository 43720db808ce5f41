import type { Plan, TensorId } from "../plan/plan";
import type { Dispatch, Lowered, RunName } from "./dispatch";

/** Buffers that tensors share: a tensor's place among them, and the bytes that each of them needs. */
export interface Pool {
  readonly placeOf: ReadonlyMap<TensorId, number>;
  readonly bytes: readonly number[];
}

/** When a tensor is first and last used, as places among a program's dispatches. */
interface Use {
  readonly id: TensorId;
  readonly first: number;
  last: number;
}

/**
 * Gives every tensor a buffer that no other tensor uses at the same time. Programs run one after another, so all of
 * them share; what an executor writes or reads by itself is held from the beginning or to the end.
 */
export function pool(plan: Plan, { dispatches }: Lowered): Pool {
  const placeOf = new Map<TensorId, number>();
  const bytes: number[] = [];
  for (const name of ["train", "evaluate", "slope", "encode", "decode"] as const) {
    const busyUntil = bytes.map(() => -1);
    for (const { id, first, last } of usesOf(dispatches[name], heldBy(plan, name))) {
      const wanted = plan.tensors[id]?.bytes ?? 0;
      const place = freePlace(bytes, busyUntil, first, wanted);
      bytes[place] = Math.max(bytes[place] ?? 0, wanted);
      busyUntil[place] = last;
      placeOf.set(id, place);
    }
  }
  return { placeOf, bytes };
}

/** The free buffer that has to grow least, or a new one. */
function freePlace(bytes: readonly number[], busyUntil: readonly number[], first: number, wanted: number): number {
  let best = bytes.length;
  let cost = wanted;
  for (const [place, size] of bytes.entries()) {
    if ((busyUntil[place] ?? -1) >= first) continue;
    const growth = Math.max(0, wanted - size);
    const waste = Math.max(0, size - wanted) / 16;
    if (growth + waste < cost) {
      best = place;
      cost = growth + waste;
    }
  }
  return best;
}

function usesOf(dispatches: readonly Dispatch[], { given, read }: ReturnType<typeof heldBy>): Use[] {
  const uses = new Map<TensorId, Use>();
  for (const id of given) uses.set(id, { id, first: -1, last: -1 });
  for (const [at, { buffers }] of dispatches.entries()) {
    for (const id of buffers) {
      if (typeof id !== "number") continue;
      const use = uses.get(id) ?? { id, first: at, last: at };
      use.last = read.includes(id) ? dispatches.length : at;
      uses.set(id, use);
    }
  }
  return [...uses.values()].sort((a, b) => a.first - b.first);
}

/** Tensors that are given to a program, and those that are read from it. */
function heldBy({ ports }: Plan, name: RunName): { readonly given: TensorId[]; readonly read: TensorId[] } {
  switch (name) {
    case "train":
      return { given: [], read: [] };
    case "encode":
      return { given: [ports.encode.images], read: [ports.encode.mu, ports.encode.logVar] };
    case "decode":
      return { given: [ports.decode.z], read: [ports.decode.reconstruction] };
    case "evaluate":
      return { given: [ports.evaluate.images], read: [ports.evaluate.reconstruction, ports.evaluate.kl] };
    case "slope":
      return { given: [ports.slope.images, ports.slope.z], read: [ports.slope.gradient] };
  }
}
