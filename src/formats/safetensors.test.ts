import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSafetensors, SafetensorsError, writeSafetensors } from "./safetensors";
import type { Tensor } from "./tensor";

const tensor: fc.Arbitrary<Tensor> = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }).chain((shape) => {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = fc.float32Array({ minLength: size, maxLength: size });
  return fc.record({ shape: fc.constant(shape), values });
});
const name = fc.oneof(fc.string({ unit: "binary", maxLength: 9 }), fc.constantFrom("__proto__", "encoder/0/kernel"));
const tensors = fc
  .uniqueArray(fc.tuple(name, tensor), { selector: ([each]) => each, maxLength: 5 })
  .map((entries) => new Map(entries.filter(([each]) => each !== "__metadata__" && each.isWellFormed())));
const metadata = fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 3 }).map((entries) => new Map(entries));

/** A file with any header, and so many bytes of numbers. */
function fileOf(header: unknown, data: ArrayLike<number> = []): Uint8Array {
  const text = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const length = new Uint8Array(new BigUint64Array([BigInt(text.length)]).buffer);
  return Uint8Array.from([...length, ...text, ...Array.from(data)]);
}

function problemOf(file: Uint8Array): unknown {
  try {
    readSafetensors(file);
  } catch (error) {
    if (error instanceof SafetensorsError) return error.problem;
    throw error;
  }
  return null;
}

const codeOf = (header: unknown, data?: ArrayLike<number>) =>
  (problemOf(fileOf(header, data)) as { code: string }).code;
const bitsOf = ({ values }: Tensor) => [...new Uint32Array(values.buffer, values.byteOffset, values.length)];

describe("a file of safetensors", () => {
  test("gives back names, shapes and every bit, wherever in a buffer it lies", () => {
    fc.assert(
      fc.property(tensors, metadata, fc.nat(9), (written, notes, before) => {
        const file = writeSafetensors(written, notes);
        const around = new Uint8Array(before + file.length);
        around.set(file, before);
        const read = readSafetensors(around.subarray(before));
        expect(new Set(read.tensors.keys())).toEqual(new Set(written.keys()));
        for (const [each, { shape, values }] of written) {
          const found = read.tensors.get(each) as Tensor;
          expect(found.shape).toEqual(shape);
          expect(bitsOf(found)).toEqual(bitsOf({ shape, values }));
        }
        expect(read.metadata).toEqual(notes);
        expect(read.skipped).toEqual([]);
      }),
    );
  });

  test("begins its numbers at a multiple of 8, behind a header padded with spaces", () => {
    for (const each of ["a", "ab", "abc", "abcd"]) {
      const file = writeSafetensors(new Map([[each, { shape: [1], values: Float32Array.of(7) }]]));
      const header = new DataView(file.buffer).getUint32(0, true);
      expect(header % 8).toBe(0);
      expect(new TextDecoder().decode(file.subarray(8, 8 + header))).toMatch(/^\{.*\} *$/);
      expect(new Float32Array(file.slice(8 + header).buffer)).toEqual(Float32Array.of(7));
    }
  });

  test("is read with numbers of 16 and 64 bits, and names what is no floating point number", () => {
    const header = {
      half: { dtype: "F16", shape: [4], data_offsets: [0, 8] },
      brain: { dtype: "BF16", shape: [2], data_offsets: [8, 12] },
      updates: { dtype: "I64", shape: [], data_offsets: [12, 20] },
      double: { dtype: "F64", shape: [1], data_offsets: [20, 28] },
    };
    const halves = new Uint8Array(Uint16Array.of(0x3c00, 0xc200, 0x0001, 0x7bff, 0x3f80, 0xc000).buffer);
    const double = new Uint8Array(Float64Array.of(0.1).buffer);
    const { tensors: read, skipped } = readSafetensors(fileOf(header, [...halves, ...new Uint8Array(8), ...double]));
    expect([...(read.get("half") as Tensor).values]).toEqual([1, -3, 2 ** -24, 65504]);
    expect([...(read.get("brain") as Tensor).values]).toEqual([1, -2]);
    expect([...(read.get("double") as Tensor).values]).toEqual([Math.fround(0.1)]);
    expect(skipped).toEqual(["updates"]);
  });

  test("is refused with what is wrong of it", () => {
    const one = (change: object) => ({ a: { dtype: "F32", shape: [1], data_offsets: [0, 4], ...change } });
    const four = [0, 0, 0, 0];
    expect(problemOf(Uint8Array.of(1, 2))).toEqual({ code: "tooShort", length: 2 });
    expect(problemOf(new Uint8Array(8).fill(255))).toMatchObject({ code: "headerTooLong" });
    expect(problemOf(Uint8Array.of(9, 0, 0, 0, 0, 0, 0, 0, 1))).toEqual({
      code: "headerCutShort",
      length: 9,
      found: 1,
    });
    expect(problemOf(Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 255))).toEqual({ code: "headerNotText" });
    expect(["[]", "{", " {}", "null"].map((header) => codeOf(header))).toEqual(Array(4).fill("headerNotJson"));
    expect(codeOf({ __metadata__: { a: 1 } })).toBe("metadataNotText");
    expect(codeOf({ a: [] })).toBe("notTensor");
    expect(problemOf(fileOf(one({ dtype: "Q4" }), four))).toEqual({ code: "unknownType", name: "a", type: "Q4" });
    expect([[-1], [0.5], "1", [2 ** 30, 2 ** 30]].map((shape) => codeOf(one({ shape }), four))).toEqual(
      Array(4).fill("shapeNotWhole"),
    );
    expect(codeOf(one({ data_offsets: [0] }), four)).toBe("offsetsNotWhole");
    expect(problemOf(fileOf(one({ shape: [2] }), four))).toEqual({
      code: "wrongLength",
      name: "a",
      expected: 8,
      found: 4,
    });
    expect(codeOf(one({ data_offsets: [4, 8] }), [...four, ...four])).toBe("notAdjacent");
    expect(codeOf({ ...one({}), ...{ b: one({}).a } }, four)).toBe("notAdjacent");
    expect(codeOf(one({}), [0])).toBe("dataCutShort");
    expect(codeOf(one({}), [...four, 0])).toBe("dataTooLong");
  });

  test("cut or with any byte changed is tensors or a SafetensorsError, never anything else", () => {
    const change = fc.tuple(fc.nat(), fc.nat(255));
    fc.assert(
      fc.property(tensors, fc.array(change, { maxLength: 4 }), fc.nat(), (written, changes, cut) => {
        const file = writeSafetensors(written);
        for (const [place, byte] of changes) file[place % file.length] = byte;
        problemOf(file.subarray(0, cut % 3 === 0 ? cut % file.length : file.length));
      }),
      { numRuns: 500 },
    );
  });

  test("is not written of a tensor with another number of values than its shape", () => {
    expect(() => writeSafetensors(new Map([["a", { shape: [2], values: Float32Array.of(7) }]]))).toThrow(RangeError);
  });
});
