import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { writeNpz } from "../formats/npz";
import type { NumberArray } from "../formats/numberArray";
import { writeZip } from "../formats/zip";
import { file, folder, importerOf, png } from "../testing/importing";
import type { ChosenFile } from "./entries";
import type { ImportProblem } from "./importProblem";
import { answerOf } from "./serve";

async function refusalOf(files: readonly ChosenFile[]): Promise<ImportProblem | null> {
  const answer = await answerOf(importerOf(), { kind: "plan", files });
  return answer.kind === "refused" ? answer.problem : null;
}

const text = (content: string) => new TextEncoder().encode(content);

describe("a file that is no images", () => {
  test.each<[string, Uint8Array, ImportProblem]>([
    ["an empty file", new Uint8Array(0), { code: "emptyFile" }],
    ["a pointer of Git LFS", text("version https://git-lfs.github.com/spec/v1\noid sha256:1"), { code: "lfsPointer" }],
    ["a web page", text("<!DOCTYPE html><html>404"), { code: "htmlPage" }],
    ["JSON", text('{"message": "not found"}'), { code: "jsonFile" }],
    ["a pickle", Uint8Array.of(0x80, 4, 0x95, 0, 0), { code: "pickleFile" }],
    ["a model of torch", writeZip([["a/data.pkl", new Uint8Array(9)]]), { code: "torchFile" }],
    ["SVG", text('<?xml version="1.0"?><svg></svg>'), { code: "svgPicture" }],
    ["TIFF", text("II*\0abc"), { code: "tiffPicture" }],
    ["HEIC", text("\0\0\0\x18ftypheic"), { code: "heicPicture" }],
    ["AVIF", text("\0\0\0\x18ftypavif"), { code: "avifPicture" }],
    ["HDF5", Uint8Array.of(0x89, 0x48, 0x44, 0x46, 13, 10, 26, 10), { code: "hdf5File" }],
    ["Parquet", text("PAR1abcd"), { code: "parquetFile" }],
    ["PDF", text("%PDF-1.7"), { code: "pdfFile" }],
    ["RAR", text("Rar!abc"), { code: "otherArchive" }],
    ["an archive in an archive", writeZip([["a.zip", writeZip([["a", text("a")]])]]), { code: "nestedArchive" }],
    ["noise", Uint8Array.of(1, 2, 3, 4), { code: "unknownFile" }],
    ["a table of words", text("a,b\nc,d\n"), { code: "noPixelColumns", columns: 2 }],
    ["a picture without pixels", png(1, 0, 5), { code: "pictureEmpty", width: 0, height: 5 }],
    ["a picture cut short", png(1).subarray(0, 20), { code: "pictureHeaderUnreadable" }],
    [
      "a picture of 16,000² pixels",
      png(1, 16_000),
      { code: "pictureTooLarge", width: 16_000, height: 16_000, greatest: 40_000_000 },
    ],
    [
      "an array of no images",
      writeNpz([["a", { shape: [3], type: "uint8", values: Uint8Array.of(1, 2, 3) }]]),
      { code: "noImages" },
    ],
    [
      "an array with a number that is not finite",
      writeNpz([["a", { shape: [1, 8, 8], type: "float32", values: new Float32Array(64).fill(Number.NaN) }]]),
      { code: "notFinite", image: 1 },
    ],
    [
      "an array of five dimensions",
      writeNpz([["a", { shape: [1, 2, 2, 2, 2], type: "uint8", values: new Uint8Array(16) }]]),
      { code: "notImages", shape: [1, 2, 2, 2, 2] },
    ],
    ["an empty archive", writeZip([]), { code: "noImages" }],
    ["few pictures", writeZip(Object.entries(folder("a", 31))), { code: "tooFewImages", count: 31, least: 32 }],
  ])("such as %s is refused by name", async (_, bytes, problem) => {
    expect(await refusalOf([file("a", bytes)])).toEqual(problem);
  });

  test("or would expand to more than memory holds, is given up within half a second of the processor", async () => {
    const bomb = gzipSync(new Uint8Array(2 ** 28));
    const [began, held] = [process.cpuUsage().user, process.memoryUsage().arrayBuffers];
    expect(await refusalOf([file("images.gz", bomb)])).toEqual({ code: "gzipTooDense", greatest: 200 });
    expect((process.cpuUsage().user - began) / 1000).toBeLessThan(500);
    expect(process.memoryUsage().arrayBuffers - held).toBeLessThan(2 ** 25);
  });

  test("or is larger than what is read, is told so before it is read", async () => {
    const blob = new Blob([png(1) as BlobPart]);
    Object.defineProperty(blob, "size", { value: 2 ** 30 + 1 });
    const problem = { code: "fileTooLarge", bytes: 2 ** 30 + 1, greatest: 2 ** 30 };
    expect(await refusalOf([{ path: "a.png", blob }])).toEqual(problem);
  });

  test("or has changed since it was chosen, is told so", async () => {
    const blob = new Blob([png(1) as BlobPart]);
    blob.slice = () => {
      throw new DOMException("gone", "NotReadableError");
    };
    expect(await refusalOf([{ path: "a.png", blob }])).toEqual({ code: "fileNotRead" });
  });
});

describe("what is told of a data set that can be made all the same", () => {
  const images = (count: number, side = 8): NumberArray => ({
    shape: [count, side, side],
    type: "uint8",
    values: Uint8Array.from({ length: count * side * side }, (_, at) => (at * 7) % 256),
  });
  const halves: NumberArray = { shape: [40], type: "float32", values: new Float32Array(40).fill(0.5) };
  const many = Array.from({ length: 300 }, (_, index) => [`${index}/a.png`, png(1 + (index % 200))] as const);

  test.each<[string, Uint8Array, ImportProblem]>([
    [
      "labels that are not whole",
      writeNpz([
        ["x", images(40)],
        ["y", halves],
      ]),
      { code: "labelsNotWhole" },
    ],
    [
      "arrays of other shapes",
      writeNpz([
        ["a", images(40)],
        ["b", images(40, 16)],
      ]),
      { code: "shapesDiffer", found: [16, 16], expected: [8, 8] },
    ],
    ["more classes than labels can tell", writeZip(many), { code: "tooManyClasses", count: 300, greatest: 256 }],
    ["files beside arrays", writeNpz([["a", images(40)]], [["b.png", png(1)]]), { code: "besideImages" }],
  ])("such as %s", async (_, bytes, problem) => {
    const answer = await answerOf(importerOf(), { kind: "plan", files: [file("a.zip", bytes)] });
    expect(answer).toMatchObject({ kind: "planned", plan: { leftOut: [expect.objectContaining({ problem })] } });
  });

  test("a word among pixels is told by row and column", async () => {
    const rows = Array.from({ length: 40 }, () => new Array(64).fill("1"));
    rows[7] = [...new Array(63).fill("1"), "x"];
    const table = rows.map((row) => row.join(",")).join("\n");
    expect(await refusalOf([file("a.csv", text(table))])).toEqual({ code: "notNumber", row: 8, column: 64, text: "x" });
  });
});
