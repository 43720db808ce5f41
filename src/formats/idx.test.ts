import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readIdx } from "./idx";
import { type FormatProblem, ImportError } from "./importError";
import { gunzip } from "./inflate";

const tensor = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }).chain((shape) => {
  const size = shape.reduce((product, length) => product * length, 1);
  return fc.record({ shape: fc.constant(shape), bytes: fc.uint8Array({ minLength: size, maxLength: size }) });
});

function writeIdx({ shape, bytes }: { shape: number[]; bytes: ArrayLike<number> }, type = 8): Uint8Array {
  const lengths = shape.flatMap((length) => [length >>> 24, length >>> 16, length >>> 8, length].map((b) => b & 255));
  return Uint8Array.from([0, 0, type, shape.length, ...lengths, ...Array.from(bytes)]);
}

function problemOf(read: () => unknown): FormatProblem | null {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof ImportError) return error.problem;
    throw error;
  }
}

const limits = { inflated: 5e5, ratio: 200, denseFrom: 4e5 };

describe("an IDX file", () => {
  test("gives back the bytes that were written, gzipped or not", () => {
    fc.assert(
      fc.property(tensor, (written) => {
        const file = writeIdx(written);
        for (const each of [file, gunzip(gzipSync(file), limits, "file")]) {
          const { shape, values } = readIdx(each, "file");
          expect([...shape]).toEqual(written.shape);
          expect(values).toEqual(written.bytes);
        }
      }),
    );
  });

  test("that is cut short is refused wherever the cut is", () => {
    fc.assert(
      fc.property(tensor, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (written, share) => {
        const file = writeIdx(written);
        expect(() => readIdx(file.subarray(0, Math.floor(share * file.length)), "file")).toThrow(ImportError);
      }),
    );
  });

  test("of any bytes is read to the length that it says, or refused", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const problem = problemOf(() => {
          const { shape, values } = readIdx(bytes, "file");
          expect(values.length).toBe(shape.reduce((product, length) => product * length, 1));
        });
        expect(problem === null || problem.code.length > 0).toBe(true);
      }),
    );
  });

  test("of other numbers than bytes has them big-endian", () => {
    expect([...readIdx(writeIdx({ shape: [2], bytes: [1, 2, 255, 255] }, 0x0b), "file").values]).toEqual([258, -1]);
    expect([...readIdx(writeIdx({ shape: [1], bytes: [0x3f, 0x80, 0, 0] }, 0x0d), "file").values]).toEqual([1]);
  });

  test.each<[string, Uint8Array, FormatProblem]>([
    ["other bytes at its beginning", Uint8Array.of(1, 0, 8, 1, 0, 0, 0, 0), { code: "notIdx" }],
    [
      "numbers of no known type",
      writeIdx({ shape: [1], bytes: [0] }, 0x0a),
      { code: "unknownIdxType", elementType: 10 },
    ],
    ["no dimensions", writeIdx({ shape: [], bytes: [] }), { code: "noDimensions" }],
    ["a header cut short", Uint8Array.of(0, 0, 8, 2, 0, 0), { code: "idxHeaderCutShort" }],
    [
      "lengths beyond all memory",
      writeIdx({ shape: [0xffffffff, 0xffffffff], bytes: [] }),
      { code: "arrayTooLarge", shape: [0xffffffff, 0xffffffff] },
    ],
    [
      "fewer numbers than it says",
      writeIdx({ shape: [2, 3], bytes: [1, 2, 3, 4, 5] }),
      { code: "wrongArrayLength", shape: [2, 3], found: 5, expected: 6 },
    ],
  ])("with %s is refused", (_, file, problem) => {
    expect(problemOf(() => readIdx(file, "file"))).toEqual(problem);
  });
});

describe("a gzip file", () => {
  const raw = Uint8Array.from({ length: 50_000 }, (_, index) => (index * index * 7919) >> 7);
  const altered = (at: number) => {
    const file = new Uint8Array(gzipSync(raw));
    file[file.length + at] = (file.at(at) ?? 0) ^ 1;
    return file;
  };

  test("gives back what was gzipped, behind a file name as well", () => {
    const named = gzipSync(raw);
    named[3] = 8;
    const file = Uint8Array.from([
      ...named.subarray(0, 10),
      ...new TextEncoder().encode("a.idx\0"),
      ...named.subarray(10),
    ]);
    expect(gunzip(file, { ...limits, inflated: raw.length }, "file")).toEqual(raw);
  });

  test.each<[string, Uint8Array, FormatProblem]>([
    ["cut short", new Uint8Array(gzipSync(raw)).subarray(0, 9000), { code: "gzipDamaged" }],
    ["without its trailer", new Uint8Array(gzipSync(raw)).subarray(0, 12), { code: "gzipDamaged" }],
    ["with another length", altered(-1), { code: "gzipDamaged" }],
    ["with another checksum", altered(-6), { code: "gzipDamaged" }],
    ["that holds gzip", new Uint8Array(gzipSync(gzipSync(raw))), { code: "gzipOfGzip" }],
    [
      "that grows too long",
      new Uint8Array(gzipSync(new Uint8Array(1e6))),
      { code: "gzipExpandsTooFar", greatest: 5e5 },
    ],
    ["that is too dense", new Uint8Array(gzipSync(new Uint8Array(4.5e5))), { code: "gzipTooDense", greatest: 200 }],
  ])("%s is refused", (_, file, problem) => {
    expect(problemOf(() => gunzip(file, limits, "file"))).toEqual(problem);
  });
});
