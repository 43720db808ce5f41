import { type FormatProblem, ImportError } from "./importError";
import { readNpy, writeNpy } from "./npy";
import type { NumberArray } from "./numberArray";
import { listZip, readMember, writeZip } from "./zip";

/** What an NPZ archive holds. */
export interface Npz {
  /** By their names, without `.npy`. */
  readonly arrays: ReadonlyMap<string, NumberArray>;
  /** Arrays that were left out, such as pickled objects. */
  readonly skipped: readonly { readonly name: string; readonly problem: FormatProblem }[];
  /** The files that are no arrays, by their whole names. */
  readonly others: ReadonlyMap<string, Uint8Array>;
}

/**
 * Reads all arrays of an NPZ archive; those that cannot be read are left out and told.
 * @throws ImportError where the archive itself cannot be read
 */
export function readNpz(file: Uint8Array, where: string): Npz {
  const arrays = new Map<string, NumberArray>();
  const others = new Map<string, Uint8Array>();
  const skipped: { name: string; problem: FormatProblem }[] = [];
  for (const member of listZip(file, where)) {
    try {
      const bytes = readMember(member, where);
      const name = arrayName(member.name);
      if (name === undefined) others.set(member.name, bytes);
      else arrays.set(name, readNpy(bytes, `${where}/${member.name}`));
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      skipped.push({ name: member.name, problem: error.problem });
    }
  }
  return { arrays, skipped, others };
}

/** The name of the array that a file of an NPZ archive holds; undefined where it holds none. */
function arrayName(fileName: string): string | undefined {
  return fileName.endsWith(".npy") ? fileName.slice(0, -".npy".length) : undefined;
}

/** An NPZ archive of arrays by their names, and of other files; deflated, which NumPy reads as well. */
export function writeNpz(
  arrays: Iterable<readonly [name: string, array: NumberArray]>,
  others: Iterable<readonly [name: string, bytes: Uint8Array]> = [],
): Uint8Array<ArrayBuffer> {
  const files = Array.from(arrays, ([name, array]) => [`${name}.npy`, writeNpy(array)] as const);
  return writeZip([...files, ...others]);
}
