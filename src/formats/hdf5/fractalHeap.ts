import { expectKind, type Hdf5Bytes, Hdf5Error, isNowhere } from "./bytes";

/** A block of a heap that holds objects: where in the heap and in the file it begins, and its bytes. */
interface Block {
  readonly offset: number;
  readonly address: number;
  readonly size: number;
}

/** How the blocks of a heap grow: rows of so many, of twice the size from the third row on. */
interface Table {
  readonly width: number;
  readonly firstSize: number;
  /** Rows whose blocks hold objects themselves. */
  readonly directRows: number;
  readonly offsetWidth: number;
}

/** Gives the place in the file of the object whose number in the heap at an address stands at some place. */
export function openHeap(file: Hdf5Bytes, address: number): (numberAt: number) => number {
  file.enter(address);
  const head = file.behind(address, "FRHP");
  expectKind("heap", file.uint(head, 1), [0]);
  // Objects that are compressed lie otherwise.
  expectKind("heap", file.uint(head + 3, 2), [0]);
  const [firstSize, greatestSize] = [file.uint(head + 108, 8), file.uint(head + 116, 8)];
  const table: Table = {
    width: file.uint(head + 106, 2),
    firstSize,
    directRows: Math.log2(greatestSize) - Math.log2(firstSize) + 2,
    offsetWidth: Math.ceil(file.uint(head + 124, 2) / 8),
  };
  const [root, rows] = [file.uint(head + 128, 8), file.uint(head + 136, 2)];
  const blocks = isNowhere(root)
    ? []
    : rows === 0
      ? [{ offset: 0, address: root, size: firstSize }]
      : blocksIn(file, root, rows, table);
  return (numberAt) => {
    // Its first byte tells how it is kept: 0 is within a block.
    expectKind("heap", file.uint(numberAt, 1), [0]);
    const offset = file.uint(numberAt + 1, table.offsetWidth);
    const block = blocks.find((each) => offset >= each.offset && offset < each.offset + each.size);
    if (!block) throw new Hdf5Error({ code: "damaged" });
    file.behind(block.address, "FHDB");
    return block.address + offset - block.offset;
  };
}

/** The blocks that the root of a heap lists, which holds no further lists. */
function blocksIn(
  file: Hdf5Bytes,
  root: number,
  rows: number,
  { width, firstSize, directRows, offsetWidth }: Table,
): Block[] {
  file.enter(root);
  if (!(rows <= directRows)) throw new Hdf5Error({ code: "unknown", part: "heap", found: rows });
  const entries = file.behind(root, "FHIB") + 1 + 8 + offsetWidth;
  const blocks: Block[] = [];
  let offset = 0;
  for (let row = 0; row < rows; row++) {
    const size = firstSize * 2 ** Math.max(0, row - 1);
    for (let column = 0; column < width; column++) {
      const address = file.uint(entries + 8 * (row * width + column), 8);
      if (!isNowhere(address)) blocks.push({ offset, address, size });
      offset += size;
    }
  }
  return blocks;
}
