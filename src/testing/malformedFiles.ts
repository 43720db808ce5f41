import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { writeNpy } from "../formats/npy";
import { writeNpz } from "../formats/npz";
import type { NumberArray } from "../formats/numberArray";
import { writeZip } from "../formats/zip";
import { folder, png } from "./importing";

const images: NumberArray = {
  shape: [40, 8, 8],
  type: "uint8",
  values: Uint8Array.from({ length: 40 * 64 }, (_, at) => (at * 7) % 256),
};
const floats: NumberArray = { shape: [40, 3, 8, 8], type: "float32", values: new Float32Array(40 * 192).fill(0.5) };
const labels: NumberArray = { shape: [40], type: "int64", values: new BigInt64Array(40).fill(1n) };
const idx = Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 40, 0, 0, 0, 8, 0, 0, 0, 8, ...Array.from(images.values, Number)]);
const row = Array.from({ length: 65 }, (_, column) => column).join(",");
const csv = new TextEncoder().encode(`${row}\n`.repeat(40));

/** Small files of every kind that is read, each of which becomes a data set. */
export const validFiles: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ["classes.zip", writeZip(Object.entries({ ...folder("a", 20), ...folder("b", 20, 50) }))],
  ["stored.zip", writeZip(Object.entries(folder("a", 40)), "stored")],
  [
    "set.npz",
    writeNpz([
      ["x_train", images],
      ["y_train", labels],
    ]),
  ],
  ["images.npy", writeNpy(images)],
  ["floats.npy", writeNpy(floats)],
  ["images.idx", idx],
  ["images.idx.gz", new Uint8Array(gzipSync(idx))],
  ["table.csv", csv],
  ["sheet.png", png(7, 224, 224)],
];

/** Numbers that files tell lengths and places by, in the order in which most have them. */
const telling = fc.constantFrom(
  [0, 0, 0, 0],
  [255, 255, 255, 255],
  [255, 255, 255, 127],
  [0, 0, 0, 128],
  [1, 0, 0, 0],
  [0x50, 0x4b, 3, 4],
  [0x1f, 0x8b, 8, 0],
);

/** One change to a file's bytes at a place of 0 to 1. */
const change = fc.tuple(
  fc.constantFrom("overwrite", "tell", "cut", "double", "insert", "truncate"),
  fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  fc.uint8Array({ minLength: 1, maxLength: 8 }),
  telling,
);
type Change = typeof change extends fc.Arbitrary<infer Drawn> ? Drawn : never;

function changed(bytes: Uint8Array, [kind, place, some, number]: Change): Uint8Array {
  const at = Math.floor(place * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (kind) {
    case "overwrite":
      return Uint8Array.from([...before, ...some, ...after.subarray(some.length)]);
    case "tell":
      return Uint8Array.from([...before, ...number, ...after.subarray(number.length)]);
    case "cut":
      return Uint8Array.from([...before, ...after.subarray(some.length * 8)]);
    case "double":
      return Uint8Array.from([...before, ...after.subarray(0, some.length * 16), ...after]);
    case "insert":
      return Uint8Array.from([...before, ...some, ...after]);
    case "truncate":
      return before.slice();
    default:
      throw new RangeError(`There is no change ${kind}.`);
  }
}

/** Files as they are broken on the way or made to do harm: some changes to a valid one, mostly where it tells lengths. */
export const malformedFiles: fc.Arbitrary<{ readonly name: string; readonly bytes: Uint8Array }> = fc
  .tuple(fc.constantFrom(...validFiles), fc.array(change, { minLength: 1, maxLength: 4 }), fc.constantFrom(1, 1, 0.05))
  .map(([[name, bytes], changes, share]) => ({
    name,
    bytes: changes.reduce(
      (before, [kind, place, ...others]) => changed(before, [kind, place * share, ...others] as Change),
      bytes,
    ),
  }));
