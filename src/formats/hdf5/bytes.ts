/** Why bytes are no HDF5 file that is read here; `found` is the number that stands where another is read. */
export type Hdf5Problem =
  /** It ends before a part that it tells of; a part is not what it should be; one is reached twice; it tells of too much. */
  | { readonly code: "notHdf5" | "cutShort" | "damaged" | "reachedTwice" | "tooLarge" }
  | { readonly code: "unknown"; readonly part: Hdf5Part; readonly found: number };

/** Parts of an HDF5 file of which only some kinds are read. */
export type Hdf5Part =
  | "superblock"
  | "address"
  | "header"
  | "dataspace"
  | "numbers"
  | "layout"
  | "filter"
  | "link"
  | "heap"
  | "tree"
  | "depth";

/** A file that is no HDF5 file, or one that is not read here; `problem` says why. */
export class Hdf5Error extends Error {
  override readonly name = "Hdf5Error";
  readonly problem: Hdf5Problem;

  constructor(problem: Hdf5Problem) {
    super(JSON.stringify(problem));
    this.problem = problem;
  }
}

/** Bytes of numbers, read or expanded, that a file may come to. */
const MOST_BYTES = 2 ** 30;

/** The bytes of an HDF5 file, all numbers little endian; whatever lies outside of them ends in an error. */
export class Hdf5Bytes {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entered = new Set<number>();
  #left = MOST_BYTES;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /**
   * An unsigned number of 1 to 8 bytes; one beyond what a number tells exactly lies outside of every file.
   * @throws Hdf5Error as all that read do
   */
  uint(at: number, width: number): number {
    this.#reach(at, width);
    let value = 0;
    for (let index = width - 1; index >= 0; index--) value = 256 * value + this.#view.getUint8(at + index);
    return value;
  }

  slice(at: number, length: number): Uint8Array {
    this.#reach(at, length);
    return this.#bytes.subarray(at, at + length);
  }

  /** The place behind four letters that a part begins with. */
  behind(at: number, letters: string): number {
    if (this.text(at, letters.length) !== letters) throw new Hdf5Error({ code: "damaged" });
    return at + letters.length;
  }

  text(at: number, length: number): string {
    return new TextDecoder().decode(this.slice(at, length));
  }

  /** Text that a zero ends. */
  textToZero(at: number): string {
    this.#reach(at, 1);
    const end = this.#bytes.indexOf(0, at);
    if (end < 0) throw new Hdf5Error({ code: "cutShort" });
    return this.text(at, end - at);
  }

  /** Notes that a part is read, each of which is reached once: nothing goes round in a circle. */
  enter(at: number): void {
    if (this.#entered.has(at)) throw new Hdf5Error({ code: "reachedTwice" });
    this.#entered.add(at);
  }

  /** Counts bytes that are read or expanded, before they are. */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (!(this.#left >= 0)) throw new Hdf5Error({ code: "tooLarge" });
  }

  #reach(at: number, length: number): void {
    if (!(at >= 0 && length >= 0 && at + length <= this.#bytes.length)) throw new Hdf5Error({ code: "cutShort" });
  }
}

/** Whether an address is the one that stands for none. */
export function isNowhere(address: number): boolean {
  return address > Number.MAX_SAFE_INTEGER;
}

/** @throws Hdf5Error where a kind of part is not one of those that are read */
export function expectKind(part: Hdf5Part, found: number, known: readonly number[]): void {
  if (!known.includes(found)) throw new Hdf5Error({ code: "unknown", part, found });
}
