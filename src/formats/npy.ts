import { ImportError } from "./importError";
import {
  bytesPerElement,
  decodeNumbers,
  type ElementType,
  elementCount,
  encodeNumbers,
  fromFirstFastest,
  type NumberArray,
} from "./numberArray";

/** What the header of an NPY file says. */
interface NpyHeader {
  readonly shape: readonly number[];
  readonly type: ElementType;
  readonly order: "little" | "big";
  /** Whether the first index runs fastest. */
  readonly isFortranOrder: boolean;
  /** Bytes before the numbers. */
  readonly length: number;
}

/** Bytes of the longest header that is read, with what stands before it. */
const NPY_HEADER_BYTES = 2 ** 16 + 12;
/** Most dimensions of an array, as NumPy has it. */
const MOST_DIMENSIONS = 32;

/** What NumPy calls the kinds of numbers, without their order. */
const numpyNames: Readonly<Record<ElementType, string>> = {
  bool: "b1",
  uint8: "u1",
  int8: "i1",
  uint16: "u2",
  int16: "i2",
  uint32: "u4",
  int32: "i4",
  uint64: "u8",
  int64: "i8",
  float16: "f2",
  float32: "f4",
  float64: "f8",
};

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

/** Whether bytes begin as an NPY file does. */
export function isNpy(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/**
 * Reads the header of an NPY file (NumPy's format, versions 1 to 3).
 * @throws ImportError where it is none, or of numbers that are not read
 */
function readNpyHeader(file: Uint8Array, where: string): NpyHeader {
  if (!isNpy(file)) throw new ImportError({ code: "notNpy" }, where);
  const version = file[6] ?? 0;
  if (version < 1 || version > 3) throw new ImportError({ code: "unknownNpyVersion", version }, where);
  const begin = version === 1 ? 10 : 12;
  if (file.length < begin) throw new ImportError({ code: "npyHeaderCutShort" }, where);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = begin + (version === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (length > NPY_HEADER_BYTES) throw new ImportError({ code: "npyHeaderUnreadable" }, where);
  if (file.length < length) throw new ImportError({ code: "npyHeaderCutShort" }, where);
  const text = new TextDecoder(version === 3 ? "utf-8" : "latin1").decode(file.subarray(begin, length));
  return { ...readDescription(text, where), length };
}

/** Reads the literal of a Python dictionary that tells kind, order and shape. */
function readDescription(text: string, where: string): Omit<NpyHeader, "length"> {
  const unreadable = new ImportError({ code: "npyHeaderUnreadable" }, where);
  const isFortranOrder = /['"]fortran_order['"] *: *(True|False)/.exec(text)?.[1];
  const lengths = /['"]shape['"] *: *\(([\d, L]*)\)/.exec(text)?.[1];
  const description = /['"]descr['"] *: *(?:['"]([^'"]*)['"]|(\[))/.exec(text);
  if (!isFortranOrder || lengths === undefined || !description) throw unreadable;
  const found = description[1] ?? description[2] ?? "";
  if (/O/.test(found)) throw new ImportError({ code: "objectArray" }, where);
  const [order, name] = [found.slice(0, 1), found.slice(1)];
  const type = (Object.keys(numpyNames) as ElementType[]).find((each) => numpyNames[each] === name);
  if (!type || !"<>|=".includes(order)) throw new ImportError({ code: "unknownElementType", found }, where);
  const shape = lengths.split(",").map((length) => length.replace(/[ L]/g, ""));
  // A shape of one dimension is written with a comma behind it.
  if (shape.at(-1) === "") shape.pop();
  if (shape.some((length) => !/^\d{1,15}$/.test(length)) || shape.length > MOST_DIMENSIONS) throw unreadable;
  return {
    shape: shape.map(Number),
    type,
    order: order === ">" ? "big" : "little",
    isFortranOrder: isFortranOrder === "True",
  };
}

/**
 * Reads an NPY file of numbers.
 * @throws ImportError where it is none, of other things than numbers, or of another length than it says
 */
export function readNpy(file: Uint8Array, where: string): NumberArray {
  const { shape, type, order, isFortranOrder, length } = readNpyHeader(file, where);
  const expected = elementCount(shape, type, where) * bytesPerElement(type);
  const found = file.length - length;
  if (found !== expected) throw new ImportError({ code: "wrongArrayLength", shape, found, expected }, where);
  const array = { shape, type, values: decodeNumbers(file.subarray(length), type, order) };
  return isFortranOrder && shape.length > 1 ? fromFirstFastest(array) : array;
}

/** An NPY file, version 1.0, of an array; of half-precision numbers one in single precision. */
export function writeNpy({ shape, type, values }: NumberArray): Uint8Array<ArrayBuffer> {
  const name = numpyNames[type === "float16" ? "float32" : type];
  const descr = `${bytesPerElement(type) === 1 ? "|" : "<"}${name}`;
  const lengths = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const dictionary = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${lengths}), }`;
  // Numbers begin at a multiple of 64 bytes, after spaces and the end of the line.
  const header = Math.ceil((10 + dictionary.length + 1) / 64) * 64;
  const text = `${dictionary.padEnd(header - 11)}\n`;
  const bytes = encodeNumbers(values);
  const file = new Uint8Array(header + bytes.length);
  file.set([...magic, 1, 0, text.length & 255, text.length >> 8]);
  file.set(new TextEncoder().encode(text), 10);
  file.set(bytes, header);
  return file;
}
