import { expectKind, type Hdf5Bytes, Hdf5Error, isNowhere } from "./bytes";
import { openHeap } from "./fractalHeap";
import { type Hdf5Message, messageKinds } from "./objectHeader";
import { recordsOfTree } from "./recordTree";

/** The addresses of a group's members by their names, whichever way the group keeps them; links to elsewhere are left out. */
export function linksOf(file: Hdf5Bytes, messages: readonly Hdf5Message[]): ReadonlyMap<string, number> {
  const links = new Map<string, number>();
  const add = (link: Link | null) => {
    if (!link) return;
    if (links.has(link.name)) throw new Hdf5Error({ code: "reachedTwice" });
    links.set(link.name, link.address);
  };
  for (const { kind, at } of messages) {
    if (kind === messageKinds.symbolTable) for (const link of tableLinks(file, at)) add(link);
    if (kind === messageKinds.link) add(linkAt(file, at));
    if (kind === messageKinds.linkInfo) for (const link of heapLinks(file, at)) add(link);
  }
  return links;
}

interface Link {
  readonly name: string;
  readonly address: number;
}

/** The link that a message tells of; null of one that is no hard link. */
function linkAt(file: Hdf5Bytes, at: number): Link | null {
  expectKind("link", file.uint(at, 1), [1]);
  const flags = file.uint(at + 1, 1);
  let place = at + 2;
  const isHard = !(flags & 8) || file.uint(place, 1) === 0;
  place += (flags & 8 ? 1 : 0) + (flags & 4 ? 8 : 0) + (flags & 16 ? 1 : 0);
  const width = 2 ** (flags & 3);
  const length = file.uint(place, width);
  if (!isHard) return null;
  const name = file.text(place + width, length);
  return { name, address: file.uint(place + width + length, 8) };
}

/** Links of a group that has too many for its header: in a heap, which a tree by names lists. */
function heapLinks(file: Hdf5Bytes, at: number): (Link | null)[] {
  expectKind("link", file.uint(at, 1), [0]);
  const addresses = at + 2 + (file.uint(at + 1, 1) & 1 ? 8 : 0);
  const [heapAddress, treeAddress] = [file.uint(addresses, 8), file.uint(addresses + 8, 8)];
  if (isNowhere(heapAddress)) return [];
  const heap = openHeap(file, heapAddress);
  // A record is a hash of the name, and the number of the link in the heap.
  return recordsOfTree(file, treeAddress).map((record) => linkAt(file, heap(record + 4)));
}

/** Links of a group as older files keep them: a tree of tables, and their names in a heap of their own. */
function tableLinks(file: Hdf5Bytes, at: number): Link[] {
  const heap = file.behind(file.uint(at + 8, 8), "HEAP");
  const names = file.uint(heap + 20, 8);
  return tablesOf(file, file.uint(at, 8), MOST_LEVELS).flatMap((table) => {
    file.behind(table, "SNOD");
    const count = file.uint(table + 6, 2);
    const links: Link[] = [];
    for (let entry = table + 8; entry < table + 8 + 40 * count; entry += 40) {
      const isSoft = file.uint(entry + 16, 4) === 2;
      if (isSoft) continue;
      links.push({ name: file.textToZero(names + file.uint(entry, 8)), address: file.uint(entry + 8, 8) });
    }
    return links;
  });
}

/** Levels of the deepest tree of tables that is read. */
const MOST_LEVELS = 8;

function tablesOf(file: Hdf5Bytes, address: number, levels: number): number[] {
  file.enter(address);
  const head = file.behind(address, "TREE");
  const [kind, level, count] = [file.uint(head, 1), file.uint(head + 1, 1), file.uint(head + 2, 2)];
  expectKind("tree", kind, [0]);
  if (level >= levels) throw new Hdf5Error({ code: "damaged" });
  // Keys, places of names, stand before and behind each address.
  const children = Array.from({ length: count }, (_, index) => file.uint(head + 20 + 8 + 16 * index, 8));
  return level === 0 ? children : children.flatMap((child) => tablesOf(file, child, level));
}
