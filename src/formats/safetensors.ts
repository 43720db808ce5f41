import { ofBrainFloats, ofHalves } from "./halfFloats";
import type { NamedTensors, Tensor } from "./tensor";

/** What a file of the format holds. */
export interface Safetensors {
  readonly tensors: NamedTensors;
  readonly metadata: ReadonlyMap<string, string>;
  /** Names of tensors that are no floating point numbers; they are not read. */
  readonly skipped: readonly string[];
}

/** Why bytes are no file of the format that is read here; lengths and offsets are in bytes. */
export type SafetensorsProblem =
  | { readonly code: "tooShort"; readonly length: number }
  | { readonly code: "headerTooLong"; readonly length: number; readonly greatest: number }
  | { readonly code: "headerCutShort"; readonly length: number; readonly found: number }
  | { readonly code: "headerNotText" | "headerNotJson" | "metadataNotText" }
  | { readonly code: "notTensor" | "shapeNotWhole" | "offsetsNotWhole"; readonly name: string }
  | { readonly code: "unknownType"; readonly name: string; readonly type: string }
  | { readonly code: "wrongLength"; readonly name: string; readonly expected: number; readonly found: number }
  /** Tensors overlap, or leave a hole between them: one begins elsewhere than the one before it ends. */
  | { readonly code: "notAdjacent"; readonly name: string; readonly expected: number; readonly found: number }
  | { readonly code: "dataCutShort" | "dataTooLong"; readonly expected: number; readonly found: number };

/** A file that is not of the format; `problem` says why. */
export class SafetensorsError extends Error {
  override readonly name = "SafetensorsError";
  readonly problem: SafetensorsProblem;

  constructor(problem: SafetensorsProblem) {
    super(JSON.stringify(problem));
    this.problem = problem;
  }
}

/** Most bytes of a header that is read, hundreds of times what a model of this page needs. */
const LONGEST_HEADER = 1_000_000;
const LENGTH_BYTES = 8;
const METADATA = "__metadata__";

type Reader = (bytes: Uint8Array<ArrayBuffer>) => Float32Array;

/** An element type of the format: its bytes, and how it is read where it is a floating point number. */
interface ElementType {
  readonly bytes: number;
  readonly read?: Reader;
}

const types: ReadonlyMap<string, ElementType> = new Map<string, ElementType>([
  ...["BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2"].map((name) => [name, { bytes: 1 }] as const),
  ...["U16", "I16"].map((name) => [name, { bytes: 2 }] as const),
  ...["U32", "I32"].map((name) => [name, { bytes: 4 }] as const),
  ...["U64", "I64"].map((name) => [name, { bytes: 8 }] as const),
  ["F16", { bytes: 2, read: ({ buffer }) => ofHalves(new Uint16Array(buffer)) }],
  ["BF16", { bytes: 2, read: ({ buffer }) => ofBrainFloats(new Uint16Array(buffer)) }],
  ["F32", { bytes: 4, read: ({ buffer }) => new Float32Array(buffer) }],
  ["F64", { bytes: 8, read: ({ buffer }) => Float32Array.from(new Float64Array(buffer)) }],
]);

/** What a header says of a tensor; `begin` and `end` count from the first byte behind the header. */
interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
  readonly read?: Reader | undefined;
}

/**
 * Reads a file of safetensors (github.com/huggingface/safetensors): the header's length in 64 bits, a header in JSON, the
 * numbers. Of floating point numbers those of 64 bits are rounded to 32.
 * @throws SafetensorsError where it is not exactly that
 */
export function readSafetensors(file: Uint8Array): Safetensors {
  const { header, data } = parted(file);
  const { entries, metadata } = readHeader(header);
  checkAdjacent(entries, data.length);
  const tensors = new Map<string, Tensor>();
  const skipped: string[] = [];
  for (const { name, shape, begin, end, read } of entries) {
    if (read) tensors.set(name, { shape, values: read(data.slice(begin, end)) });
    else skipped.push(name);
  }
  return { tensors, metadata, skipped };
}

/**
 * The file of safetensors that holds these tensors as 32-bit numbers.
 * @throws RangeError where a tensor has another number of values than its shape
 */
export function writeSafetensors(tensors: NamedTensors, metadata: ReadonlyMap<string, string> = new Map()): Uint8Array {
  const entries: [string, unknown][] = metadata.size > 0 ? [[METADATA, Object.fromEntries(metadata)]] : [];
  let length = 0;
  for (const [name, { shape, values }] of tensors) {
    if (productOf(shape) !== values.length) throw new RangeError(name);
    entries.push([name, { dtype: "F32", shape, data_offsets: [length, length + values.byteLength] }]);
    length += values.byteLength;
  }
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  // With spaces, so that the numbers begin at a multiple of 8 as some readers want it.
  const headerLength = 8 * Math.ceil(text.length / 8);
  const file = new Uint8Array(LENGTH_BYTES + headerLength + length);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerLength), true);
  file.set(text, LENGTH_BYTES);
  file.fill(0x20, LENGTH_BYTES + text.length, LENGTH_BYTES + headerLength);
  let place = LENGTH_BYTES + headerLength;
  for (const { values } of tensors.values()) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), place);
    place += values.byteLength;
  }
  return file;
}

function parted(file: Uint8Array): { header: string; data: Uint8Array } {
  if (file.length < LENGTH_BYTES) throw new SafetensorsError({ code: "tooShort", length: file.length });
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  const found = file.length - LENGTH_BYTES;
  if (length > LONGEST_HEADER) {
    throw new SafetensorsError({ code: "headerTooLong", length, greatest: LONGEST_HEADER });
  }
  if (length > found) throw new SafetensorsError({ code: "headerCutShort", length, found });
  const data = file.subarray(LENGTH_BYTES + length);
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return { header: decoder.decode(file.subarray(LENGTH_BYTES, LENGTH_BYTES + length)), data };
  } catch {
    throw new SafetensorsError({ code: "headerNotText" });
  }
}

function readHeader(header: string): { entries: Entry[]; metadata: ReadonlyMap<string, string> } {
  const entries: Entry[] = [];
  let metadata: ReadonlyMap<string, string> = new Map();
  for (const [name, value] of membersOf(header)) {
    if (name === METADATA) metadata = readMetadata(value);
    else entries.push(readEntry(name, value));
  }
  return { entries: entries.sort((one, other) => one.begin - other.begin || one.end - other.end), metadata };
}

function membersOf(header: string): [string, unknown][] {
  try {
    const parsed: unknown = JSON.parse(header);
    if (header.startsWith("{") && isRecord(parsed)) return Object.entries(parsed);
  } catch {}
  throw new SafetensorsError({ code: "headerNotJson" });
}

function readMetadata(value: unknown): ReadonlyMap<string, string> {
  if (!isRecord(value)) throw new SafetensorsError({ code: "metadataNotText" });
  return new Map(
    Object.entries(value).map(([key, text]) => {
      if (typeof text !== "string") throw new SafetensorsError({ code: "metadataNotText" });
      return [key, text];
    }),
  );
}

function readEntry(name: string, value: unknown): Entry {
  if (!isRecord(value) || typeof value["dtype"] !== "string") throw new SafetensorsError({ code: "notTensor", name });
  const { dtype, shape, data_offsets: offsets } = value;
  const type = types.get(dtype);
  if (!type) throw new SafetensorsError({ code: "unknownType", name, type: dtype });
  if (!areWhole(shape)) throw new SafetensorsError({ code: "shapeNotWhole", name });
  const size = productOf(shape) * type.bytes;
  if (!Number.isSafeInteger(size)) throw new SafetensorsError({ code: "shapeNotWhole", name });
  if (!areWhole(offsets) || offsets.length !== 2) throw new SafetensorsError({ code: "offsetsNotWhole", name });
  const [begin, end] = offsets as [number, number];
  if (end - begin !== size) {
    throw new SafetensorsError({ code: "wrongLength", name, expected: size, found: end - begin });
  }
  return { name, shape, begin, end, read: type.read };
}

/** The numbers are to be covered by the tensors, each byte by one. */
function checkAdjacent(entries: readonly Entry[], length: number): void {
  let expected = 0;
  for (const { name, begin, end } of entries) {
    if (begin !== expected) throw new SafetensorsError({ code: "notAdjacent", name, expected, found: begin });
    expected = end;
  }
  if (length < expected) throw new SafetensorsError({ code: "dataCutShort", expected, found: length });
  if (length > expected) throw new SafetensorsError({ code: "dataTooLong", expected, found: length });
}

function productOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

function areWhole(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((each) => Number.isSafeInteger(each) && each >= 0);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
