import { ImportError } from "../formats/importError";
import { gunzip } from "../formats/inflate";
import { type FileKind, SNIFFED_BYTES, sniff } from "../formats/sniff";
import { listZip, readMember, type ZipMember, zipLimits } from "../formats/zip";
import type { ImportProblem, LeftOut } from "./importProblem";
import { byNaturalOrder, isRubbish } from "./paths";

/** A file as it was chosen, with its folders. */
export interface ChosenFile {
  readonly path: string;
  readonly blob: Blob;
}

/** A file to look at: one that was chosen, or a member of an archive. */
export interface Entry {
  readonly path: string;
  readonly kind: FileKind;
  /** Its bytes; with `most`, only as many from its beginning. */
  readonly read: (most?: number) => Promise<Uint8Array>;
}

/** What is found on the way through files. */
export interface Found {
  readonly entries: readonly Entry[];
  readonly leftOut: readonly LeftOut[];
}

/** Told of files that have been looked at, of how many there are so far. */
export type OnLooked = (done: number, of: number) => void;

/**
 * All files of some that were chosen, and of the archives among them, in natural order; what each is, is told by its first
 * bytes. Archives of NPY files are taken apart like any other.
 */
export async function findEntries(files: readonly ChosenFile[], onLooked: OnLooked): Promise<Found> {
  const entries: Entry[] = [];
  const leftOut: LeftOut[] = [];
  const own = files.filter(({ path }) => !isRubbish(path)).sort((a, b) => byNaturalOrder(a.path, b.path));
  for (const [place, { path, blob }] of own.entries()) {
    onLooked(place, own.length);
    try {
      const entry = await entryOf(path, blob);
      if (entry.kind === "zip") entries.push(...membersOf(await entry.read(), path, onLooked, leftOut));
      else if (entry.kind === "gzip") entries.push(inflated(await entry.read(), path));
      else entries.push(entry);
    } catch (error) {
      leftOut.push(leftOutBy(error, path));
    }
  }
  return { entries, leftOut };
}

/** What could not be read of a file, as it is told; what is no problem of a file is thrown again. */
export function leftOutBy(error: unknown, where: string): LeftOut {
  if (error instanceof ImportError) return { where: error.where, problem: error.problem as ImportProblem };
  // A file that was changed or deleted since it was chosen cannot be read any more.
  if (error instanceof DOMException) return { where, problem: { code: "fileNotRead" } };
  throw error;
}

async function entryOf(path: string, blob: Blob): Promise<Entry> {
  const greatest = zipLimits.inflated;
  if (blob.size > greatest) throw new ImportError({ code: "fileTooLarge", bytes: blob.size, greatest }, path);
  const read = async (most = blob.size) => new Uint8Array(await blob.slice(0, most).arrayBuffer());
  return { path, kind: sniff(await read(SNIFFED_BYTES)), read };
}

function inflated(compressed: Uint8Array, path: string): Entry {
  const bytes = gunzip(compressed, zipLimits, path);
  const inner = path.replace(/\.gz$/i, "");
  return { path: inner, kind: sniff(bytes), read: async (most = bytes.length) => bytes.subarray(0, most) };
}

function membersOf(archive: Uint8Array, path: string, onLooked: OnLooked, leftOut: LeftOut[]): Entry[] {
  const members = listZip(archive, path).filter(({ name }) => !isRubbish(name));
  if (members.some(({ name }) => /(^|\/)data\.pkl$/.test(name))) throw new ImportError({ code: "torchFile" }, path);
  const sorted = [...members].sort((a, b) => byNaturalOrder(a.name, b.name));
  const entries: Entry[] = [];
  for (const [place, member] of sorted.entries()) {
    onLooked(place, sorted.length);
    try {
      entries.push(memberEntry(member, path));
    } catch (error) {
      leftOut.push(leftOutBy(error, `${path}/${member.name}`));
    }
  }
  return entries;
}

/** A member of an archive; a gzipped one is looked into. */
function memberEntry(member: ZipMember, archive: string): Entry {
  const path = `${archive}/${member.name}`;
  const kind = sniff(readMember(member, archive, SNIFFED_BYTES));
  if (kind === "gzip") return inflated(readMember(member, archive), path);
  if (kind === "zip") throw new ImportError({ code: "nestedArchive" }, path);
  return { path, kind, read: async (most) => readMember(member, archive, most) };
}
