import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DataError } from "./dataset";
import { parseIdx } from "./idx";

const tensor = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }).chain((shape) => {
  const size = shape.reduce((product, length) => product * length, 1);
  return fc.record({ shape: fc.constant(shape), bytes: fc.uint8Array({ minLength: size, maxLength: size }) });
});

function writeIdx({ shape, bytes }: { shape: number[]; bytes: Uint8Array }): Uint8Array {
  const lengths = shape.flatMap((length) => [length >>> 24, length >>> 16, length >>> 8, length].map((b) => b & 255));
  return Uint8Array.from([0, 0, 8, shape.length, ...lengths, ...bytes]);
}

describe("an IDX file", () => {
  test("gives back what was written", () => {
    fc.assert(
      fc.property(tensor, (written) => {
        const read = parseIdx(writeIdx(written), "file");
        expect([...read.shape]).toEqual(written.shape);
        expect([...read.bytes]).toEqual([...written.bytes]);
      }),
    );
  });

  test("cut anywhere is refused with a DataError", () => {
    fc.assert(
      fc.property(tensor, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (written, share) => {
        const file = writeIdx(written);
        expect(() => parseIdx(file.subarray(0, Math.floor(share * file.length)), "file")).toThrow(DataError);
      }),
    );
  });

  test("is never anything but a tensor or a DataError, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          const { shape, bytes: read } = parseIdx(bytes, "file");
          expect(read.length).toBe(shape.reduce((product, length) => product * length, 1));
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
        }
      }),
    );
  });

  test("says what was expected and what was found", () => {
    const file = writeIdx({ shape: [2, 3], bytes: new Uint8Array(5) });
    const problem = { code: "wrongLength", file: "t10k", shape: [2, 3], found: 5 };
    expect(() => parseIdx(file, "t10k")).toThrow(expect.objectContaining({ problem }));
  });
});
