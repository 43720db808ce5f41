import { expectKind, type Hdf5Bytes, Hdf5Error, isNowhere } from "./bytes";

/** What the records of a tree of links by their names begin with in its header. */
const LINKS_BY_NAME = 5;
/** Bytes of a node beside its records: letters, version, kind, checksum. */
const NODE_OVERHEAD = 10;

/** Where the records of a tree of version 2 lie, of links by their names; one of one or two levels. */
export function recordsOfTree(file: Hdf5Bytes, address: number): readonly number[] {
  file.enter(address);
  const head = file.behind(address, "BTHD");
  expectKind("tree", file.uint(head + 1, 1), [LINKS_BY_NAME]);
  const [nodeSize, recordSize, depth] = [file.uint(head + 2, 4), file.uint(head + 6, 2), file.uint(head + 8, 2)];
  const [root, count] = [file.uint(head + 12, 8), file.uint(head + 20, 2)];
  if (isNowhere(root)) return [];
  if (recordSize === 0) throw new Hdf5Error({ code: "damaged" });
  if (depth === 0) return recordsIn(file, root, "BTLF", count, recordSize);
  expectKind("tree", depth, [1]);
  const inner = recordsIn(file, root, "BTIN", count, recordSize);
  // A child is told by its address and by how many records it has, in as few bytes as the fullest needs.
  const width = Math.floor(Math.log2(Math.max(1, (nodeSize - NODE_OVERHEAD) / recordSize)) / 8) + 1;
  const children = root + 6 + count * recordSize;
  const leaves = Array.from({ length: count + 1 }, (_, index) => {
    const child = children + index * (8 + width);
    return recordsIn(file, file.uint(child, 8), "BTLF", file.uint(child + 8, width), recordSize);
  });
  return [...inner, ...leaves.flat()];
}

function recordsIn(file: Hdf5Bytes, node: number, letters: string, count: number, size: number): number[] {
  file.enter(node);
  const begin = file.behind(node, letters) + 2;
  file.slice(begin, count * size);
  return Array.from({ length: count }, (_, index) => begin + index * size);
}
