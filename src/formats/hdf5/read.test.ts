import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNpz } from "../npz";
import type { Tensor } from "../tensor";
import { readZip } from "../zip";
import { Hdf5Error } from "./bytes";
import { readHdf5 } from "./read";
import { type Hdf5Group, writeHdf5 } from "./write";

/** Written by h5py 3.7: the same in four versions, what they hold, and a file with an index of chunks that is not read. */
const files = readZip(readFileSync(new URL("h5py.zip", import.meta.url)), "h5py.zip");
const versions = ["tables.h5", "heaps.h5", "superblock2.h5", "superblock2heaps.h5"];
const fileOf = (name: string) => files.get(name) ?? new Uint8Array();

function tensorsIn(group: Hdf5Group, prefix = ""): [string, Tensor][] {
  return [...group].flatMap(([name, member]) =>
    member instanceof Map ? tensorsIn(member, `${prefix}${name}|`) : [[prefix + name, member as Tensor]],
  );
}

function problemOf(bytes: Uint8Array): unknown {
  try {
    readHdf5(bytes);
  } catch (error) {
    if (error instanceof Hdf5Error) return error.problem;
    throw error;
  }
  return null;
}

describe("an HDF5 file", () => {
  test.each(versions)("of h5py is read to the bit: %s", (name) => {
    const { arrays } = readNpz(fileOf("known.npz"), "known.npz");
    const found = new Map(tensorsIn(readHdf5(fileOf(name))));
    expect(found.size).toBe(49);
    expect(new Set(found.keys())).toEqual(new Set(arrays.keys()));
    for (const [key, { shape, values }] of arrays) expect(found.get(key), key).toEqual({ shape, values });
  });

  test("of ours is read as it was written", () => {
    const tensor = { shape: [2, 3], values: Float32Array.of(1, -0, 3, Number.MIN_VALUE, 5e-40, 6) };
    const single = { shape: [], values: Float32Array.of(7) };
    const group: Hdf5Group = new Map<string, Hdf5Group | Tensor>([
      ["none", new Map()],
      ["a", new Map([["vars", new Map([["0", tensor]])]])],
      ["ä", single],
      ["empty", { shape: [0, 4], values: new Float32Array() }],
    ]);
    expect(readHdf5(writeHdf5(group))).toEqual(group);
  });

  test("that is none, is cut short or has parts of other kinds is named", () => {
    expect(problemOf(new Uint8Array(600))).toEqual({ code: "notHdf5" });
    expect(problemOf(fileOf("tables.h5").subarray(0, 2000))).toEqual({ code: "cutShort" });
    expect(problemOf(fileOf("unread.h5"))).toEqual({ code: "unknown", part: "layout", found: 4 });
    const other = fileOf("tables.h5").slice();
    other[8] = 9;
    expect(problemOf(other)).toEqual({ code: "unknown", part: "superblock", found: 9 });
  });

  test("that goes round in a circle is refused", () => {
    const file = writeHdf5(new Map([["a", new Map([["b", new Map()]])]]));
    const view = new DataView(file.buffer);
    const root = view.getBigUint64(64, true);
    for (const name of ["a", "b"]) {
      // A link is told by the length of its name, its name, its address.
      const at = file.findIndex((byte, index) => byte === 1 && file[index + 1] === name.charCodeAt(0)) + 2;
      const address = view.getBigUint64(at, true);
      view.setBigUint64(at, root, true);
      expect(problemOf(file)).toEqual({ code: "reachedTwice" });
      view.setBigUint64(at, address, true);
    }
    expect(problemOf(file)).toBeNull();
  });

  test("that tells of more numbers than fit is refused before they are made", () => {
    const file = writeHdf5(new Map([["a", { shape: [77, 3], values: new Float32Array(231) }]]));
    const view = new DataView(file.buffer);
    const at = file.findIndex((_, index) => index + 16 <= file.length && view.getBigUint64(index, true) === 77n);
    view.setBigUint64(at, 2n ** 32n, true);
    expect(problemOf(file)).toEqual({ code: "tooLarge" });
  });

  test("that was changed anywhere is read or refused, and nothing else", () => {
    const outcomes = new Map<string, number>();
    const change = fc.tuple(fc.constantFrom(...versions), fc.noBias(fc.nat()), fc.noBias(fc.nat(255)));
    fc.assert(
      fc.property(change, fc.boolean(), ([name, place, byte], cut) => {
        const bytes = fileOf(name).slice();
        const at = place % bytes.length;
        bytes[at] = byte;
        const code = (problemOf(cut ? bytes.subarray(0, at) : bytes) as { code: string } | null)?.code ?? "read";
        outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
      }),
      { numRuns: 400, seed: 5 },
    );
    for (const code of ["read", "cutShort", "damaged"]) expect(outcomes.get(code) ?? 0, code).toBeGreaterThan(0);
  });
});
