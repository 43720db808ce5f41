import { inflateSlices } from "../inflate";
import { joined } from "../joined";
import { expectKind, type Hdf5Bytes, Hdf5Error, isNowhere } from "./bytes";
import type { Hdf5Message } from "./objectHeader";

const [DEFLATE, SHUFFLE] = [1, 2];
/** Levels of the deepest tree of chunks that is read. */
const MOST_LEVELS = 8;

/** Where the layout of a data set in chunks tells of them, and what else is known of it. */
interface ChunkedLayout {
  readonly at: number;
  readonly shape: readonly number[];
  readonly filters: Hdf5Message | null;
}

/** A chunk as the tree lists it; `skipped` has a bit for each filter that was not applied. */
interface Chunk {
  readonly address: number;
  readonly length: number;
  readonly skipped: number;
  /** Of its first element in the data set, along each dimension. */
  readonly offset: readonly number[];
}

/** Fills the bytes of a data set from its chunks; what no chunk holds stays 0. */
export function fillFromChunks(file: Hdf5Bytes, { at, shape, filters }: ChunkedLayout, bytes: Uint8Array): void {
  const rank = file.uint(at, 1) - 1;
  if (rank !== shape.length || rank < 1) throw new Hdf5Error({ code: "damaged" });
  const lengths = Array.from({ length: rank }, (_, axis) => file.uint(at + 9 + 4 * axis, 4));
  const size = file.uint(at + 9 + 4 * rank, 4);
  const chunkBytes = lengths.reduce((product, length) => product * length, size);
  const elements = shape.reduce((product, length) => product * length, 1);
  if (chunkBytes === 0 || elements * size !== bytes.length) throw new Hdf5Error({ code: "damaged" });
  const applied = filters ? filtersAt(file, filters) : [];
  const root = file.uint(at + 1, 8);
  if (isNowhere(root)) return;
  for (const chunk of chunksOf(file, root, rank, MOST_LEVELS)) {
    file.spend(chunkBytes);
    const stored = file.slice(chunk.address, chunk.length);
    const expanded = applied
      .filter((_, index) => !(chunk.skipped & (1 << index)))
      .reduceRight((packed, filter) => undone(filter, packed, { chunkBytes, size }), stored);
    if (expanded.length !== chunkBytes) throw new Hdf5Error({ code: "damaged" });
    place(expanded, bytes, { shape, lengths, offset: chunk.offset, size });
  }
}

/** The filters that chunks went through, in their order. */
function filtersAt(file: Hdf5Bytes, { at }: Hdf5Message): readonly number[] {
  const [version, count] = [file.uint(at, 1), file.uint(at + 1, 1)];
  expectKind("filter", version, [1, 2]);
  const filters: number[] = [];
  let next = at + (version === 1 ? 8 : 2);
  for (let index = 0; index < count; index++) {
    const filter = file.uint(next, 2);
    expectKind("filter", filter, [DEFLATE, SHUFFLE]);
    filters.push(filter);
    // A known filter has no name in version 2, and in version 1 one that fills up to a multiple of 8.
    const head = version === 1 ? 8 + file.uint(next + 2, 2) : 6;
    const values = file.uint(next + (version === 1 ? 6 : 4), 2);
    next += head + 4 * (version === 1 ? values + (values % 2) : values);
  }
  return filters;
}

function undone(
  filter: number,
  packed: Uint8Array,
  { chunkBytes, size }: { chunkBytes: number; size: number },
): Uint8Array {
  if (filter === DEFLATE) return inflated(packed, chunkBytes);
  const count = Math.floor(packed.length / size);
  const bytes = packed.slice();
  for (let index = 0; index < count * size; index++) {
    bytes[(index % count) * size + Math.floor(index / count)] = packed[index] as number;
  }
  return bytes;
}

/** What zlib packed: deflated bytes with two before and four behind them. */
function inflated(packed: Uint8Array, greatest: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    inflateSlices(packed.subarray(2, -4), (piece) => {
      length += piece.length;
      pieces.push(piece);
      return length <= greatest;
    });
  } catch {
    throw new Hdf5Error({ code: "damaged" });
  }
  if (length > greatest) throw new Hdf5Error({ code: "damaged" });
  return joined(pieces);
}

/** Copies a chunk to its place, but for what reaches beyond the data set. */
function place(
  chunk: Uint8Array,
  bytes: Uint8Array,
  {
    shape,
    lengths,
    offset,
    size,
  }: { shape: readonly number[]; lengths: readonly number[]; offset: readonly number[]; size: number },
): void {
  const last = shape.length - 1;
  const counts = shape.map((length, axis) => Math.min(lengths[axis] ?? 0, length - (offset[axis] ?? 0)));
  if (counts.some((count) => !(count > 0))) return;
  const run = (counts[last] ?? 0) * size;
  const rows = counts.slice(0, last).reduce((product, count) => product * count, 1);
  for (let row = 0; row < rows; row++) {
    let [from, to, fromStride, toStride, rest] = [0, offset[last] ?? 0, lengths[last] ?? 0, shape[last] ?? 0, row];
    for (let axis = last - 1; axis >= 0; axis--) {
      const count = counts[axis] ?? 1;
      from += (rest % count) * fromStride;
      to += ((rest % count) + (offset[axis] ?? 0)) * toStride;
      rest = Math.floor(rest / count);
      fromStride *= lengths[axis] ?? 1;
      toStride *= shape[axis] ?? 1;
    }
    bytes.set(chunk.subarray(from * size, from * size + run), to * size);
  }
}

/** The chunks that a tree lists. */
function chunksOf(file: Hdf5Bytes, address: number, rank: number, levels: number): Chunk[] {
  file.enter(address);
  const head = file.behind(address, "TREE");
  const [kind, level, count] = [file.uint(head, 1), file.uint(head + 1, 1), file.uint(head + 2, 2)];
  expectKind("tree", kind, [1]);
  if (level >= levels) throw new Hdf5Error({ code: "damaged" });
  // A key has an offset more than there are dimensions: that within an element, which is 0.
  const keyBytes = 8 + 8 * (rank + 1);
  const found: Chunk[] = [];
  for (let index = 0; index < count; index++) {
    const key = head + 20 + index * (keyBytes + 8);
    const child = file.uint(key + keyBytes, 8);
    if (level > 0) found.push(...chunksOf(file, child, rank, level));
    else
      found.push({ address: child, length: file.uint(key, 4), skipped: file.uint(key + 4, 4), offset: offsetAt(key) });
  }
  return found;

  function offsetAt(key: number): number[] {
    return Array.from({ length: rank }, (_, axis) => file.uint(key + 8 + 8 * axis, 8));
  }
}
