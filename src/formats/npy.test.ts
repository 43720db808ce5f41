import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FormatProblem, ImportError } from "./importError";
import { readNpy, writeNpy } from "./npy";
import { readNpz, writeNpz } from "./npz";
import { bytesPerElement, decodeNumbers, type ElementType, type NumberArray } from "./numberArray";
import { writeZip } from "./zip";

const types: readonly ElementType[] = [
  "bool",
  "uint8",
  "int8",
  "uint16",
  "int16",
  "uint32",
  "int32",
  "uint64",
  "int64",
  "float32",
  "float64",
];
const array: fc.Arbitrary<NumberArray> = fc
  .record({ shape: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }), type: fc.constantFrom(...types) })
  .chain(({ shape, type }) => {
    const bytes = shape.reduce((product, length) => product * length, 1) * bytesPerElement(type);
    return fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((raw) => ({
      shape,
      type,
      values: decodeNumbers(raw, type, "little"),
    }));
  });

/** An NPY file with any header text and so many bytes behind it. */
function fileOf(dictionary: string, bytes: readonly number[] = [], version = 1): Uint8Array {
  const text = new TextEncoder().encode(`${dictionary}\n`);
  const length = version === 1 ? [text.length & 255, text.length >> 8] : [text.length & 255, text.length >> 8, 0, 0];
  return Uint8Array.from([0x93, ...new TextEncoder().encode("NUMPY"), version, 0, ...length, ...text, ...bytes]);
}

const header = (descr: string, shape: string, order = "False") =>
  `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': ${shape}, }`;

function problemOf(file: Uint8Array): FormatProblem | null {
  try {
    readNpy(file, "a.npy");
    return null;
  } catch (error) {
    if (error instanceof ImportError) return error.problem;
    throw error;
  }
}

describe("an NPY file", () => {
  test("gives back shape, type and every bit of an array", () => {
    fc.assert(
      fc.property(array, (written) => {
        const read = readNpy(writeNpy(written), "a.npy");
        expect([read.shape, read.type]).toEqual([written.shape, written.type]);
        expect(new Uint8Array(read.values.slice().buffer)).toEqual(new Uint8Array(written.values.slice().buffer));
      }),
    );
  });

  test("has its numbers begin at a multiple of 64 bytes", () => {
    fc.assert(
      fc.property(array, (written) => {
        expect((writeNpy(written).length - written.values.byteLength) % 64).toBe(0);
      }),
    );
  });

  test("is read in either order, of either version, and turned where the first index ran fastest", () => {
    const bytes = [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6];
    expect([...readNpy(fileOf(header("'>i2'", "(2, 3)"), bytes), "a").values]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...readNpy(fileOf(header("'<i2'", "(6,)"), bytes, 3), "a").values]).toEqual([
      256, 512, 768, 1024, 1280, 1536,
    ]);
    const turned = readNpy(fileOf(header("'>u2'", "(2, 3)", "True"), bytes, 2), "a");
    expect([...turned.values]).toEqual([1, 3, 5, 2, 4, 6]);
    expect([...readNpy(fileOf(header("'<f2'", "(2,)"), [0, 0x3c, 0, 0xc0]), "a").values]).toEqual([1, -2]);
  });

  test.each<[string, Uint8Array, FormatProblem]>([
    ["no NPY", Uint8Array.of(1, 2, 3), { code: "notNpy" }],
    ["an unknown version", fileOf(header("'<f4'", "()"), [], 9), { code: "unknownNpyVersion", version: 9 }],
    ["a header cut short", fileOf(header("'<f4'", "()")).subarray(0, 30), { code: "npyHeaderCutShort" }],
    ["nothing behind its magic", fileOf("").subarray(0, 9), { code: "npyHeaderCutShort" }],
    ["an empty header", fileOf("{}"), { code: "npyHeaderUnreadable" }],
    ["an expression as its shape", fileOf(header("'<f4'", "(1+1,)")), { code: "npyHeaderUnreadable" }],
    ["33 dimensions", fileOf(header("'<f4'", `(${"1,".repeat(33)})`)), { code: "npyHeaderUnreadable" }],
    ["pickled objects", fileOf(header("'|O'", "(1,)"), [1]), { code: "objectArray" }],
    ["records with objects", fileOf(header("[('a', 'O')]", "(1,)")), { code: "unknownElementType", found: "[" }],
    ["strings", fileOf(header("'<U7'", "(1,)")), { code: "unknownElementType", found: "<U7" }],
    ["complex numbers", fileOf(header("'<c8'", "(1,)")), { code: "unknownElementType", found: "<c8" }],
    [
      "a shape without its numbers",
      fileOf(header("'|u1'", "(60000, 28, 28)"), [1]),
      { code: "wrongArrayLength", shape: [60000, 28, 28], found: 1, expected: 47_040_000 },
    ],
    [
      "bytes behind its numbers",
      fileOf(header("'|u1'", "(1,)"), [1, 2]),
      { code: "wrongArrayLength", shape: [1], found: 2, expected: 1 },
    ],
    [
      "a shape beyond all memory",
      fileOf(header("'<f8'", "(999999999999999, 999999999999999)")),
      { code: "arrayTooLarge", shape: [999999999999999, 999999999999999] },
    ],
  ])("with %s is refused", (_, file, problem) => {
    expect(problemOf(file)).toEqual(problem);
  });
});

describe("an NPZ archive", () => {
  const bytes: NumberArray = { shape: [2, 2], type: "uint8", values: Uint8Array.of(1, 2, 3, 255) };

  test("gives back its arrays and its other files", () => {
    const text = new TextEncoder().encode('["a"]');
    const { arrays, others, skipped } = readNpz(writeNpz([["x_train", bytes]], [["class_names.json", text]]), "a.npz");
    expect([...arrays]).toEqual([["x_train", bytes]]);
    expect([...others]).toEqual([["class_names.json", text]]);
    expect(skipped).toEqual([]);
  });

  test("keeps the arrays beside one of pickled objects, which is told", () => {
    const archive = writeZip([
      ["meta.npy", fileOf(header("'|O'", "(1,)"), [1])],
      ["x.npy", writeNpy(bytes)],
    ]);
    const { arrays, skipped } = readNpz(archive, "a.npz");
    expect([...arrays.keys()]).toEqual(["x"]);
    expect(skipped).toEqual([{ name: "meta.npy", problem: { code: "objectArray" } }]);
  });
});

const numpy = spawnSync("python3", ["-c", "import numpy"]).status === 0;

describe.skipIf(!numpy)("NumPy (left out where python3 has none)", () => {
  const inFolder = (use: (folder: string) => void) => {
    const folder = mkdtempSync(join(tmpdir(), "npz-"));
    try {
      use(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  test("reads the archives that are written here", () => {
    inFolder((folder) => {
      const file = join(folder, "a.npz");
      const floats: NumberArray = { shape: [3], type: "float32", values: Float32Array.of(0.5, -1, 2) };
      const images: NumberArray = { shape: [1, 2, 2], type: "uint8", values: Uint8Array.of(1, 2, 3, 255) };
      writeFileSync(
        file,
        writeNpz([
          ["f", floats],
          ["x", images],
        ]),
      );
      const script =
        "import numpy,sys; z=numpy.load(sys.argv[1]); print(z['f'].tolist(), z['f'].dtype, z['x'].tolist())";
      const said = execFileSync("python3", ["-c", script, file], { encoding: "utf8" });
      expect(said.trim()).toBe("[0.5, -1.0, 2.0] float32 [[[1, 2], [3, 255]]]");
    });
  });

  test.each(["savez", "savez_compressed"])("writes by %s what is read here, of every type and order", (save) => {
    inFolder((folder) => {
      const file = join(folder, "a.npz");
      const script = `
import numpy, sys
kinds = ['?', 'u1', 'i1', '<u2', '>u2', '<i2', '>i4', '<u4', '<i8', '>u8', '<f2', '>f2', '<f4', '>f4', '<f8', '>f8']
numbers = {str(i): (numpy.arange(6).reshape(2, 3) % 2).astype(k) for i, k in enumerate(kinds)}
numpy.${save}(sys.argv[1], fortran=numpy.asfortranarray(numpy.arange(24).reshape(2, 3, 4)), **numbers)`;
      execFileSync("python3", ["-c", script, file]);
      const { arrays, skipped } = readNpz(readFileSync(file), file);
      expect(skipped).toEqual([]);
      expect(Array.from(arrays.get("fortran")?.values ?? [], Number)).toEqual(Array.from({ length: 24 }, (_, i) => i));
      expect(arrays.size).toBe(17);
      for (const [name, { values, shape }] of arrays) {
        if (name === "fortran") continue;
        expect([name, shape, Array.from(values, Number)]).toEqual([name, [2, 3], [0, 1, 0, 1, 0, 1]]);
      }
    });
  });
});
