import { sizeOf } from "../../experiment/architecture";
import type { Graph, Program } from "../graph/graph";
import type { Value } from "../graph/operation";
import type { Dispatch, Lowered } from "./dispatch";

/** Buffers that values share: a value's place among them, and the bytes that each of them needs. */
export interface Pool {
  readonly placeOf: ReadonlyMap<Value, number>;
  readonly bytes: readonly number[];
}

/** When a value is first and last used, as places among a program's dispatches. */
interface Use {
  readonly value: Value;
  readonly first: number;
  last: number;
}

/**
 * Gives every value a buffer that no other value uses at the same time. Programs run one after another, so all of
 * them share; what an executor writes or reads by itself is held from the beginning or to the end.
 */
export function pool({ programs }: Graph, { dispatches }: Lowered): Pool {
  const placeOf = new Map<Value, number>();
  const bytes: number[] = [];
  const names = ["train", "evaluate", "latentGradients", "encode", "decode", "reconstruct", "activations"] as const;
  for (const name of names) {
    const program = programs[name];
    if (!program) continue;
    const busyUntil = bytes.map(() => -1);
    for (const { value, first, last } of usesOf(dispatches[name], program)) {
      const wanted = bytesOf(value, program.images);
      const place = freePlace(bytes, busyUntil, first, wanted);
      bytes[place] = Math.max(bytes[place] ?? 0, wanted);
      busyUntil[place] = last;
      placeOf.set(value, place);
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

function usesOf(dispatches: readonly Dispatch[], { given, results }: Program): Use[] {
  const uses = new Map<Value, Use>();
  for (const value of given) uses.set(value, { value, first: -1, last: -1 });
  for (const [at, { buffers }] of dispatches.entries()) {
    for (const value of buffers) {
      if (typeof value !== "object") continue;
      const use = uses.get(value) ?? { value, first: at, last: at };
      use.last = results.includes(value) ? dispatches.length : at;
      uses.set(value, use);
    }
  }
  return [...uses.values()].sort((a, b) => a.first - b.first);
}

/** Bytes of a value for all images of a run: pixels as bytes are read as whole words. */
function bytesOf({ shape, element }: Value, images: number): number {
  return images * sizeOf(shape) * (element === "byte" ? 1 : 4);
}
