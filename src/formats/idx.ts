import { ImportError } from "./importError";
import { bytesPerElement, decodeNumbers, type ElementType, elementCount, type NumberArray } from "./numberArray";

/** The kinds of numbers by the codes that IDX gives them. */
const types: ReadonlyMap<number, ElementType> = new Map([
  [0x08, "uint8"],
  [0x09, "int8"],
  [0x0b, "int16"],
  [0x0c, "int32"],
  [0x0d, "float32"],
  [0x0e, "float64"],
]);

/** Whether bytes begin as an IDX file of at least one dimension does. */
export function isIdx(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 0 && types.has(bytes[2] ?? 0) && (bytes[3] ?? 0) >= 1 && (bytes[3] ?? 0) <= 8;
}

/** What the header of an IDX file says. */
interface IdxHeader {
  readonly shape: readonly number[];
  readonly type: ElementType;
  /** Bytes before the numbers. */
  readonly length: number;
}

/**
 * Reads the header of the IDX format of LeCun's MNIST page: two zero bytes, the kind of numbers, how many dimensions, and
 * each length as a big-endian 32-bit integer.
 * @throws ImportError where it is none
 */
function readIdxHeader(file: Uint8Array, where: string): IdxHeader {
  const [dimensions = 0, elementType = 0] = [file[3], file[2]];
  const length = 4 + 4 * dimensions;
  if (file.length < 4 || file[0] !== 0 || file[1] !== 0) throw new ImportError({ code: "notIdx" }, where);
  const type = types.get(elementType);
  if (!type) throw new ImportError({ code: "unknownIdxType", elementType }, where);
  if (dimensions === 0) throw new ImportError({ code: "noDimensions" }, where);
  if (file.length < length) throw new ImportError({ code: "idxHeaderCutShort" }, where);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const shape = Array.from({ length: dimensions }, (_, dimension) => view.getUint32(4 + 4 * dimension));
  return { shape, type, length };
}

/**
 * Reads an IDX file; its numbers are big-endian.
 * @throws ImportError where the header is not IDX or the length is not what the header says
 */
export function readIdx(file: Uint8Array, where: string): NumberArray {
  const { shape, type, length } = readIdxHeader(file, where);
  const expected = elementCount(shape, type, where) * bytesPerElement(type);
  const found = file.length - length;
  if (found !== expected) throw new ImportError({ code: "wrongArrayLength", shape, found, expected }, where);
  return { shape, type, values: decodeNumbers(file.subarray(length), type, "big") };
}
