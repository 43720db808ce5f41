import { ofHalves } from "./halfFloats";
import { ImportError } from "./importError";

/** The kinds of numbers that arrays in files are made of. */
export type ElementType = keyof typeof elementTypes;

/** What the numbers of each kind are held in. Half-precision ones are held in single precision, which has them all. */
const elementTypes = {
  bool: { bytes: 1, of: Uint8Array },
  uint8: { bytes: 1, of: Uint8Array },
  int8: { bytes: 1, of: Int8Array },
  uint16: { bytes: 2, of: Uint16Array },
  int16: { bytes: 2, of: Int16Array },
  uint32: { bytes: 4, of: Uint32Array },
  int32: { bytes: 4, of: Int32Array },
  uint64: { bytes: 8, of: BigUint64Array },
  int64: { bytes: 8, of: BigInt64Array },
  float16: { bytes: 2, of: Float32Array },
  float32: { bytes: 4, of: Float32Array },
  float64: { bytes: 8, of: Float64Array },
} as const;

/** Numbers as they are held. */
export type NumberValues =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | BigUint64Array
  | BigInt64Array
  | Float32Array
  | Float64Array;

/** An array of numbers, in the order in which the last index runs fastest. */
export interface NumberArray {
  readonly shape: readonly number[];
  readonly type: ElementType;
  readonly values: NumberValues;
}

/** Bytes that a number of a kind takes in a file. */
export function bytesPerElement(type: ElementType): number {
  return elementTypes[type].bytes;
}

/**
 * How many numbers an array of a shape has.
 * @throws ImportError where they are more than a number tells exactly, or take more than `MOST_BYTES`
 */
export function elementCount(shape: readonly number[], type: ElementType, where: string): number {
  const count = shape.reduce((product, length) => product * BigInt(length), 1n);
  if (count * BigInt(bytesPerElement(type)) > MOST_BYTES)
    throw new ImportError({ code: "arrayTooLarge", shape }, where);
  return Number(count);
}

/** Bytes of the largest array that is read. */
const MOST_BYTES = 2n ** 30n;

const isLittleEndianHere = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * Numbers out of the bytes of a file, [bytes / bytes of each]; unsigned bytes are not copied.
 * @param bytes Exactly those of the numbers.
 */
export function decodeNumbers(bytes: Uint8Array, type: ElementType, order: "little" | "big"): NumberValues {
  const { bytes: size, of } = elementTypes[type];
  if (of === Uint8Array) return bytes;
  const ordered = new Uint8Array(bytes);
  if ((order === "little") !== isLittleEndianHere) swapBytes(ordered, size);
  return type === "float16" ? ofHalves(new Uint16Array(ordered.buffer)) : new of(ordered.buffer);
}

/** The bytes of numbers in little-endian order. */
export function encodeNumbers(values: NumberValues): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (isLittleEndianHere) return bytes;
  const swapped = bytes.slice();
  swapBytes(swapped, values.BYTES_PER_ELEMENT);
  return swapped;
}

function swapBytes(bytes: Uint8Array, size: number): void {
  for (let offset = 0; offset < bytes.length; offset += size) bytes.subarray(offset, offset + size).reverse();
}

/** An array whose first index ran fastest, in the order in which the last one does. */
export function fromFirstFastest({ shape, type, values }: NumberArray): NumberArray {
  const turned = values.slice();
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, length) => product * length, 1));
  const index = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < turned.length; to++) {
    turned[to] = values[from] as never;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const [length, stride] = [shape[axis] ?? 1, strides[axis] ?? 1];
      index[axis] = (index[axis] ?? 0) + 1;
      from += stride;
      if ((index[axis] ?? 0) < length) break;
      from -= stride * length;
      index[axis] = 0;
    }
  }
  return { shape, type, values: turned };
}
