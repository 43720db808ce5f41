import type { Tensor } from "../tensor";
import { messageKinds } from "./objectHeader";

/** A group of an HDF5 file: tensors and further groups by name, names of at most 255 bytes. */
export type Hdf5Group = ReadonlyMap<string, Tensor | Hdf5Group>;

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
const SUPERBLOCK_BYTES = 96;
const UNDEFINED = 2n ** 64n - 1n;
/**
 * An HDF5 file of groups and of tensors of 32-bit numbers, each in one piece (HDF5 File Format Specification 3.0: superblock
 * of version 0, object headers of version 1, links as messages).
 */
export function writeHdf5(root: Hdf5Group): Uint8Array<ArrayBuffer> {
  const file = new Blocks();
  const superblock = file.reserve(SUPERBLOCK_BYTES);
  const rootHeader = writeGroup(file, root);
  file.fill(superblock, superblockOf(rootHeader, file.length));
  return file.bytes();
}

/** The bytes of a file as they grow. */
class Blocks {
  readonly #blocks: { readonly place: number; bytes: Uint8Array }[] = [];
  length = 0;

  /** Appends bytes at a multiple of 8; the place of the first. */
  append(bytes: Uint8Array): number {
    const place = this.length;
    this.#blocks.push({ place, bytes });
    this.length += 8 * Math.ceil(bytes.length / 8);
    return place;
  }

  reserve(length: number): number {
    return this.append(new Uint8Array(length));
  }

  fill(place: number, bytes: Uint8Array): void {
    const block = this.#blocks.find((each) => each.place === place);
    if (block) block.bytes = bytes;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.length);
    for (const { place, bytes } of this.#blocks) all.set(bytes, place);
    return all;
  }
}

/** Writes what a group holds, then its header; the header's place. */
function writeGroup(file: Blocks, group: Hdf5Group): number {
  const links = Array.from(group, ([name, member]) => {
    const place = member instanceof Map ? writeGroup(file, member) : writeTensor(file, member as Tensor);
    const text = new TextEncoder().encode(name);
    return messageOf(messageKinds.link, [1, 0, text.length, ...text, ...u64(place)]);
  });
  const info = messageOf(messageKinds.linkInfo, [0, 0, ...u64(UNDEFINED), ...u64(UNDEFINED)]);
  return file.append(headerOf([info, messageOf(messageKinds.groupInfo, [0, 0]), ...links]));
}

function writeTensor(file: Blocks, { shape, values }: Tensor): number {
  const { buffer, byteOffset, byteLength } = values;
  const numbers = byteLength > 0 ? file.append(new Uint8Array(buffer, byteOffset, byteLength)) : UNDEFINED;
  const lengths = shape.flatMap((length) => u64(length));
  return file.append(
    headerOf([
      messageOf(messageKinds.dataspace, [1, shape.length, 0, 0, 0, 0, 0, 0, ...lengths]),
      // IEEE 754, little endian: sign at bit 31, 8 bits of exponent from 23 on with bias 127, 23 bits of mantissa.
      messageOf(messageKinds.datatype, [0x11, 0x20, 31, 0, ...u32(4), 0, 0, 32, 0, 23, 8, 0, 23, ...u32(127)]),
      messageOf(messageKinds.fill, [2, 2, 2, 0]),
      messageOf(messageKinds.layout, [3, 1, ...u64(numbers), ...u64(byteLength)]),
    ]),
  );
}

function headerOf(messages: readonly (readonly number[])[]): Uint8Array {
  const length = messages.reduce((sum, each) => sum + each.length, 0);
  return Uint8Array.from([1, 0, ...u16(messages.length), ...u32(1), ...u32(length), ...u32(0), ...messages.flat()]);
}

function messageOf(kind: number, content: readonly number[]): readonly number[] {
  const padding = Array<number>((8 - (content.length % 8)) % 8).fill(0);
  return [...u16(kind), ...u16(content.length + padding.length), 0, 0, 0, 0, ...content, ...padding];
}

function superblockOf(rootHeader: number, length: number): Uint8Array {
  const versions = [0, 0, 0, 0, 0, 8, 8, 0];
  const treeRanks = [...u16(4), ...u16(16), ...u32(0)];
  const addresses = [0, UNDEFINED, length, UNDEFINED].flatMap((address) => u64(address));
  const rootEntry = [...u64(0), ...u64(rootHeader), ...u32(0), ...u32(0), ...u64(0), ...u64(0)];
  return Uint8Array.from([...SIGNATURE, ...versions, ...treeRanks, ...addresses, ...rootEntry]);
}

function u16(value: number): number[] {
  return [value & 255, value >>> 8];
}

function u32(value: number): number[] {
  return [...new Uint8Array(Uint32Array.of(value).buffer)];
}

function u64(value: number | bigint): number[] {
  return [...new Uint8Array(BigUint64Array.of(BigInt(value)).buffer)];
}
