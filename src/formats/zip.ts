import { zipSync } from "fflate";
import { crc32 } from "./crc32";
import { ImportError } from "./importError";
import { type InflationLimits, inflateSlices } from "./inflate";
import { joined } from "./joined";
import { refuseUnsafeNames } from "./zipNames";

/** How far an archive is read; lengths in bytes. */
export const zipLimits = {
  compressed: 256 * 2 ** 20,
  inflated: 2 ** 30,
  members: 70_000,
  ratio: 200,
  denseFrom: 8 * 2 ** 20,
} as const satisfies InflationLimits & { compressed: number; members: number };

/** A file in an archive, as the archive's directory says. */
export interface ZipMember {
  /** With its folders, `/` between them, in NFC. */
  readonly name: string;
  /** Bytes, inflated. */
  readonly size: number;
  readonly compressed: Uint8Array;
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly checksum: number;
}

/** Numbers that say that their true value stands in a field of ZIP64. */
const [BEYOND_16, BEYOND_32] = [0xffff, 0xffffffff];
const [STORED, DEFLATED] = [0, 8];

/** Whether bytes begin as a zip archive does; one without members does as well. */
export function isZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

/**
 * The files of a zip archive (PKWARE APPNOTE 6.3), folders left out; nothing is inflated. What they claim to expand to
 * is within `zipLimits`, and each is inflated to that length at most.
 * @throws ImportError where the archive is none, too large or made to deceive
 */
export function listZip(file: Uint8Array, where: string): readonly ZipMember[] {
  const { compressed: greatest } = zipLimits;
  if (file.length > greatest) throw new ImportError({ code: "zipTooLarge", bytes: file.length, greatest }, where);
  const reader = new ZipReader(file, where);
  const { count, offset } = reader.directory();
  if (count > zipLimits.members) {
    throw new ImportError({ code: "tooManyMembers", count, greatest: zipLimits.members }, where);
  }
  const members: (ZipMember & { readonly begin: number; readonly end: number })[] = [];
  let next = offset;
  for (let index = 0; index < count; index++) {
    const entry = reader.entry(next);
    next = entry.next;
    if (!entry.name.endsWith("/")) members.push(reader.member(entry));
  }
  refuseUnsafeNames(members, where);
  refuseOverlaps(members, where);
  refuseBombs(members, file.length, where);
  return members.map(({ begin: _, end: __, ...member }) => member);
}

/**
 * The bytes of a member; with `most`, only as many from its beginning, whose checksum nobody knows.
 * @throws ImportError where it is encrypted, damaged or not what the directory says
 */
export function readMember(member: ZipMember, where: string, most?: number): Uint8Array {
  const at = `${where}/${member.name}`;
  if (member.isEncrypted) throw new ImportError({ code: "memberEncrypted" }, at);
  const bytes = expand(member, Math.min(member.size, most ?? member.size), at);
  if (most !== undefined && most < member.size) return bytes;
  if (crc32(bytes) !== member.checksum) throw new ImportError({ code: "wrongChecksum" }, at);
  return bytes;
}

function expand({ size, compressed, method }: ZipMember, wanted: number, at: string): Uint8Array {
  const wrongLength = () => new ImportError({ code: "wrongMemberLength", expected: size }, at);
  if (method === STORED) {
    if (compressed.length !== size) throw wrongLength();
    return compressed.subarray(0, wanted);
  }
  if (method !== DEFLATED) throw new ImportError({ code: "unknownCompression", method }, at);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    inflateSlices(compressed, (chunk) => {
      chunks.push(chunk);
      length += chunk.length;
      return length <= size && (wanted === size || length < wanted);
    });
  } catch (error) {
    throw new ImportError({ code: "memberDamaged" }, at, { cause: error });
  }
  if (length < wanted || length > size) throw wrongLength();
  return length === wanted && chunks.length === 1 ? (chunks[0] as Uint8Array) : joined(chunks).subarray(0, wanted);
}

/**
 * All files of an archive by their names, in the archive's order.
 * @throws ImportError where the archive or any of its members cannot be read
 */
export function readZip(file: Uint8Array, where: string): ReadonlyMap<string, Uint8Array> {
  return new Map(listZip(file, where).map((member) => [member.name, readMember(member, where)]));
}

/**
 * A zip archive of some files, in their order. They are deflated unless they are to be stored; all carry one date, so
 * that the same files give the same bytes.
 */
export function writeZip(
  files: Iterable<readonly [name: string, bytes: Uint8Array]>,
  how: "deflated" | "stored" = "deflated",
): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files), { level: how === "stored" ? 0 : 6, mtime: new Date(2000, 0, 1) });
}

function refuseOverlaps(
  members: readonly (ZipMember & { readonly begin: number; readonly end: number })[],
  where: string,
) {
  const inOrder = [...members].sort((a, b) => a.begin - b.begin);
  let end = 0;
  for (const member of inOrder) {
    if (member.begin < end) throw new ImportError({ code: "membersOverlap", name: member.name }, where);
    end = member.end;
  }
}

function refuseBombs(members: readonly ZipMember[], length: number, where: string): void {
  const { inflated, denseFrom, ratio: greatest } = zipLimits;
  const bytes = members.reduce((sum, { size }) => sum + size, 0);
  if (bytes > inflated) throw new ImportError({ code: "zipExpandsTooFar", bytes, greatest: inflated }, where);
  const ratio = bytes / length;
  if (bytes > denseFrom && ratio > greatest) throw new ImportError({ code: "zipTooDense", ratio, greatest }, where);
}

/** What the directory says of a file or folder. */
interface Entry extends Omit<ZipMember, "compressed"> {
  /** The name's bytes, as the file's own header must repeat them. */
  readonly rawName: Uint8Array;
  readonly compressedSize: number;
  /** Of the header before its bytes. */
  readonly offset: number;
  /** Where the next entry begins. */
  readonly next: number;
}

/** Reads the parts of an archive; whatever lies outside of its bytes ends in an error. */
class ZipReader {
  readonly #file: Uint8Array;
  readonly #view: DataView;
  readonly #where: string;

  constructor(file: Uint8Array, where: string) {
    this.#file = file;
    this.#view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    this.#where = where;
  }

  /** How many entries the directory has, and where it begins. */
  directory(): { count: number; offset: number } {
    const end = this.#endOfDirectory();
    const [disk, count, offset] = [this.#u16(end + 4), this.#u16(end + 10), this.#u32(end + 16)];
    if (count !== BEYOND_16 && offset !== BEYOND_32) {
      if (disk !== 0) throw this.#error("zipSplit");
      return { count, offset };
    }
    if (end < 20 || this.#u32(end - 20) !== 0x07064b50) return { count, offset };
    const at = this.#u64(end - 20 + 8);
    if (this.#u32(at) !== 0x06064b50) throw this.#error("zipCutShort");
    return { count: this.#u64(at + 32), offset: this.#u64(at + 48) };
  }

  /** The last record of the archive, which a comment of at most 65,535 bytes may follow. */
  #endOfDirectory(): number {
    const least = Math.max(0, this.#file.length - 22 - BEYOND_16);
    for (let at = this.#file.length - 22; at >= least; at--) {
      if (this.#u32(at) === 0x06054b50 && at + 22 + this.#u16(at + 20) === this.#file.length) return at;
    }
    throw this.#error(isZip(this.#file) ? "zipCutShort" : "notZip");
  }

  entry(at: number): Entry {
    if (this.#u32(at) !== 0x02014b50) throw this.#error("zipCutShort");
    const [flags, method] = [this.#u16(at + 8), this.#u16(at + 10)];
    const [nameLength, extraLength, commentLength] = [this.#u16(at + 28), this.#u16(at + 30), this.#u16(at + 32)];
    const rawName = this.#bytes(at + 46, nameLength);
    const long = this.#zip64(at + 46 + nameLength, extraLength);
    const size = this.#u32(at + 24);
    const compressedSize = this.#u32(at + 20);
    const offset = this.#u32(at + 42);
    return {
      name: nameOf(rawName),
      rawName,
      method,
      isEncrypted: (flags & 1) === 1,
      checksum: this.#u32(at + 16),
      size: size === BEYOND_32 ? long() : size,
      compressedSize: compressedSize === BEYOND_32 ? long() : compressedSize,
      offset: offset === BEYOND_32 ? long() : offset,
      next: at + 46 + nameLength + extraLength + commentLength,
    };
  }

  /** A member with its bytes, once the header before these has the same name. */
  member({ rawName, compressedSize, offset, next: _, ...entry }: Entry): ZipMember & { begin: number; end: number } {
    if (this.#u32(offset) !== 0x04034b50) throw this.#error("zipCutShort");
    const [nameLength, extraLength] = [this.#u16(offset + 26), this.#u16(offset + 28)];
    const own = this.#bytes(offset + 30, nameLength);
    if (own.length !== rawName.length || own.some((byte, index) => byte !== rawName[index])) {
      throw new ImportError({ code: "namesDiffer", name: entry.name }, this.#where);
    }
    const begin = offset + 30 + nameLength + extraLength;
    const compressed = this.#bytes(begin, compressedSize);
    return { ...entry, compressed, begin: offset, end: begin + compressedSize };
  }

  /** Reads the 64-bit values of an entry's extra fields, one after the other. */
  #zip64(at: number, length: number): () => number {
    let field = at;
    while (field + 4 <= at + length && this.#u16(field) !== 1) field += 4 + this.#u16(field + 2);
    let value = field + 4;
    return () => {
      if (value + 8 > at + length) throw this.#error("zipCutShort");
      value += 8;
      return this.#u64(value - 8);
    };
  }

  #bytes(at: number, length: number): Uint8Array {
    if (at + length > this.#file.length) throw this.#error("zipCutShort");
    return this.#file.subarray(at, at + length);
  }

  #u16(at: number): number {
    if (at < 0 || at + 2 > this.#file.length) throw this.#error("zipCutShort");
    return this.#view.getUint16(at, true);
  }

  #u32(at: number): number {
    if (at < 0 || at + 4 > this.#file.length) throw this.#error("zipCutShort");
    return this.#view.getUint32(at, true);
  }

  /** A length or place; one beyond what a number tells exactly lies outside of every file. */
  #u64(at: number): number {
    return this.#u32(at) + 2 ** 32 * this.#u32(at + 4);
  }

  #error(code: "notZip" | "zipCutShort" | "zipSplit"): ImportError {
    return new ImportError({ code }, this.#where);
  }
}

/** A name as UTF-8, or where its bytes are none, letter by letter. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).normalize("NFC");
  } catch {
    return String.fromCharCode(...bytes);
  }
}
