import { bytesPerElement, decodeNumbers, type ElementType } from "../numberArray";
import type { Tensor } from "../tensor";
import { expectKind, type Hdf5Bytes, Hdf5Error, isNowhere } from "./bytes";
import { fillFromChunks } from "./chunks";
import { type Hdf5Message, messageKinds } from "./objectHeader";

/** Ways in which numbers lie: within the header, in one piece, in chunks. */
const [WITHIN, IN_ONE_PIECE, IN_CHUNKS] = [0, 1, 2];
const MOST_DIMENSIONS = 32;

/** Floating-point numbers as a data set says of them. */
interface Numbers {
  readonly type: ElementType;
  readonly order: "little" | "big";
}

/** Whether an object holds numbers, or anything else that is no group. */
export function isDataSet(messages: readonly Hdf5Message[]): boolean {
  return messages.some(({ kind }) => kind === messageKinds.layout);
}

/** The numbers of a data set, those of 64 bits rounded to 32; null of one that holds no floating-point numbers. */
export function tensorOf(file: Hdf5Bytes, messages: readonly Hdf5Message[]): Tensor | null {
  const part = (kind: number) => {
    const found = messages.find((message) => message.kind === kind);
    if (!found) throw new Hdf5Error({ code: "damaged" });
    return found;
  };
  const numbers = numbersAt(file, part(messageKinds.datatype));
  if (!numbers) return null;
  const shape = shapeAt(file, part(messageKinds.dataspace));
  const length = shape.reduce((product, each) => product * each, bytesPerElement(numbers.type));
  file.spend(length);
  const filters = messages.find(({ kind }) => kind === messageKinds.filters) ?? null;
  const bytes = bytesAt(file, part(messageKinds.layout), { shape, length, filters });
  const values = decodeNumbers(bytes, numbers.type, numbers.order);
  return { shape, values: values instanceof Float32Array ? values : Float32Array.from(values, Number) };
}

function shapeAt(file: Hdf5Bytes, { at }: Hdf5Message): readonly number[] {
  const [version, rank] = [file.uint(at, 1), file.uint(at + 1, 1)];
  expectKind("dataspace", version, [1, 2]);
  // A kind of 2 says that there is nothing at all.
  if (version === 2) expectKind("dataspace", file.uint(at + 3, 1), [0, 1]);
  if (rank > MOST_DIMENSIONS) throw new Hdf5Error({ code: "damaged" });
  const lengths = at + (version === 1 ? 8 : 4);
  return Array.from({ length: rank }, (_, axis) => file.uint(lengths + 8 * axis, 8));
}

/** Where sign, exponent and mantissa lie in the numbers of IEEE 754, by their bytes. */
const formats: ReadonlyMap<
  number,
  { readonly type: ElementType; readonly exponent: number; readonly mantissa: number }
> = new Map([
  [2, { type: "float16", exponent: 5, mantissa: 10 }],
  [4, { type: "float32", exponent: 8, mantissa: 23 }],
  [8, { type: "float64", exponent: 11, mantissa: 52 }],
]);
const FLOATING = 1;

/** What numbers are there; null where they are no floating-point ones. */
function numbersAt(file: Hdf5Bytes, { at }: Hdf5Message): Numbers | null {
  if ((file.uint(at, 1) & 15) !== FLOATING) return null;
  const size = file.uint(at + 4, 4);
  const format = formats.get(size);
  const [exponent, mantissa] = [file.uint(at + 13, 1), file.uint(at + 15, 1)];
  // Another share of exponent and mantissa is of bfloat16 and its like.
  if (!format || format.exponent !== exponent || format.mantissa !== mantissa) {
    throw new Hdf5Error({ code: "unknown", part: "numbers", found: size });
  }
  return { type: format.type, order: file.uint(at + 1, 1) & 1 ? "big" : "little" };
}

/** What is known of a data set's bytes before they are read; `filters` tells how chunks are compressed. */
interface Expected {
  readonly shape: readonly number[];
  readonly length: number;
  readonly filters: Hdf5Message | null;
}

function bytesAt(file: Hdf5Bytes, { at }: Hdf5Message, { shape, length, filters }: Expected): Uint8Array {
  const [version, way] = [file.uint(at, 1), file.uint(at + 1, 1)];
  expectKind("layout", version, way === IN_CHUNKS ? [3] : [3, 4]);
  if (way === WITHIN) return file.slice(at + 4, exactly(length, file.uint(at + 2, 2)));
  if (way === IN_CHUNKS) {
    const bytes = new Uint8Array(length);
    fillFromChunks(file, { at: at + 2, shape, filters }, bytes);
    return bytes;
  }
  expectKind("layout", way, [IN_ONE_PIECE]);
  const address = file.uint(at + 2, 8);
  if (length === 0) return new Uint8Array();
  if (isNowhere(address)) throw new Hdf5Error({ code: "damaged" });
  return file.slice(address, exactly(length, file.uint(at + 10, 8)));
}

function exactly(length: number, found: number): number {
  if (found !== length) throw new Hdf5Error({ code: "damaged" });
  return length;
}
