import type { Tensor } from "../tensor";
import { expectKind, Hdf5Bytes, Hdf5Error } from "./bytes";
import { linksOf } from "./links";
import { isDataSet, tensorOf } from "./numbers";
import { messagesOf } from "./objectHeader";
import type { Hdf5Group } from "./write";

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
/** Groups within groups that are read. */
const MOST_DEPTH = 32;

/** Whether bytes begin as an HDF5 file does. */
export function isHdf5(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/**
 * The groups and the floating-point numbers of an HDF5 file as h5py and Keras write it (HDF5 File Format Specification 3.0:
 * superblocks of version 0, 2 and 3; groups by tables, messages or heaps; numbers in one piece or in chunks, deflated or
 * not). Attributes are not read; whatever else is no floating-point number is left out.
 * @throws Hdf5Error where it is none, is damaged or has parts of other kinds
 */
export function readHdf5(bytes: Uint8Array): Hdf5Group {
  if (!isHdf5(bytes)) throw new Hdf5Error({ code: "notHdf5" });
  const file = new Hdf5Bytes(bytes);
  const member = memberAt(file, rootOf(file), 0);
  if (!(member instanceof Map)) throw new Hdf5Error({ code: "damaged" });
  return member;
}

/** The address of the outermost group. */
function rootOf(file: Hdf5Bytes): number {
  const version = file.uint(8, 1);
  expectKind("superblock", version, [0, 2, 3]);
  const widths = version === 0 ? 13 : 9;
  for (const at of [widths, widths + 1]) expectKind("address", file.uint(at, 1), [8]);
  const base = file.uint(version === 0 ? 24 : 12, 8);
  expectKind("address", base, [0]);
  return file.uint(version === 0 ? 64 : 36, 8);
}

function memberAt(file: Hdf5Bytes, address: number, depth: number): Hdf5Group | Tensor | null {
  if (depth > MOST_DEPTH) throw new Hdf5Error({ code: "unknown", part: "depth", found: depth });
  const messages = messagesOf(file, address);
  if (isDataSet(messages)) return tensorOf(file, messages);
  const members = new Map<string, Hdf5Group | Tensor>();
  for (const [name, place] of linksOf(file, messages)) {
    const member = memberAt(file, place, depth + 1);
    if (member) members.set(name, member);
  }
  return members;
}
