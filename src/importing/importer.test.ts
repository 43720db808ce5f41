import { describe, expect, test } from "vitest";
import { writeNpz } from "../formats/npz";
import type { NumberArray } from "../formats/numberArray";
import { writeZip } from "../formats/zip";
import { file, folder, importerOf, type KeptOnce, png } from "../testing/importing";
import type { ChosenFile } from "./entries";
import { answerOf } from "./serve";

const zipped = (files: Record<string, Uint8Array>, name = "set.zip") => [file(name, writeZip(Object.entries(files)))];

async function planned(files: readonly ChosenFile[]) {
  const importer = importerOf();
  const answer = await answerOf(importer, { kind: "plan", files });
  if (answer.kind !== "planned") throw new Error(JSON.stringify(answer));
  return answer.plan;
}

async function imported(files: readonly ChosenFile[], change: object = {}) {
  const kept: KeptOnce[] = [];
  const importer = importerOf(kept);
  const { proposed } = await importer.plan(files);
  const outcome = await importer.import({ ...proposed, ...change });
  const [first] = kept;
  if (!first) throw new Error("nothing kept");
  return { ...first, outcome, proposed };
}

describe("a zip of class folders", () => {
  const files = zipped({
    ...folder("animals/cats", 30),
    ...folder("animals/dogs", 50, 101),
    "animals/cats/broken.png": png(0),
    "animals/notes.txt": new TextEncoder().encode("hello"),
    "__MACOSX/animals/cats/._0.png": png(9),
    "animals/.DS_Store": png(9),
  });

  test("is planned without decoding anything: classes, counts, side, and what is left out", async () => {
    expect(await planned(files)).toMatchObject({
      kind: "pictures",
      count: 81,
      heldOutCount: null,
      classes: [
        { name: "cats", count: 31 },
        { name: "dogs", count: 50 },
      ],
      sizes: { least: [32, 32], greatest: [32, 32] },
      isGrey: true,
      leftOut: [{ where: "set.zip/animals/notes.txt", problem: { code: "textFile" } }],
      leftOutCount: 1,
      proposed: { title: "set", shape: [32, 32, 1], hasClasses: true },
    });
  });

  test("becomes a data set of its pictures, stratified, with the bad one left out by name", async () => {
    const { dataSet, images, outcome } = await imported(files);
    expect(dataSet).toMatchObject({ title: "set", classNames: ["cats", "dogs"], trainCount: 64, testCount: 16 });
    expect(outcome.leftOut).toContainEqual({
      where: "set.zip/animals/cats/broken.png",
      problem: { code: "pictureUndecodable" },
    });
    expect(Array.from(images.testLabels ?? []).filter((label) => label === 0)).toHaveLength(6);
    // Every image has the label of its folder: cats are dark, dogs bright.
    const levels = Array.from(images.trainLabels ?? [], (label, row) => [label, images.trainImages[row * 1024] ?? 0]);
    expect(levels.every(([label = 0, level = 0]) => (label === 0) === level <= 30)).toBe(true);
  });

  test("gives the same data set again, and another one inverted", async () => {
    const [first, again, other] = await Promise.all([
      imported(files),
      imported(files),
      imported(files, { isInverted: true }),
    ]);
    expect(again.dataSet.digest).toBe(first.dataSet.digest);
    expect(again.images).toEqual(first.images);
    expect(other.dataSet.digest).not.toBe(first.dataSet.digest);
    expect(first.dataSet.digest).toMatch(/^[0-9a-f]{16}$/);
  });
});

test("folders called train and test are kept apart, and those that all share say nothing", async () => {
  const { dataSet, images } = await imported(
    zipped({
      ...folder("data/train/a", 20),
      ...folder("data/train/b", 20, 51),
      ...folder("data/val/a", 16, 101),
      ...folder("data/test/b", 4, 151),
    }),
  );
  expect(dataSet).toMatchObject({ classNames: ["a", "b"], trainCount: 40, testCount: 20 });
  expect(Math.min(...Array.from({ length: 20 }, (_, row) => images.testImages[row * 1024] ?? 0))).toBe(101);
});

test("pictures in one folder have no classes; equal pictures are all on one side", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 80 }, (_, index) => [`x/${index}.png`, png(1 + (index % 20))] as const),
  );
  const { dataSet, images } = await imported(zipped(files));
  expect(dataSet.classNames).toEqual([]);
  expect(images.trainLabels).toBeNull();
  const levels = (of: Uint8Array) => new Set(Array.from({ length: of.length / 1024 }, (_, row) => of[row * 1024]));
  expect([...levels(images.trainImages)].filter((level) => levels(images.testImages).has(level))).toEqual([]);
});

describe("arrays", () => {
  const images = (count: number, shape: readonly number[], start = 0): NumberArray => {
    const size = shape.reduce((product, length) => product * length, count);
    return {
      shape: [count, ...shape],
      type: "uint8",
      values: Uint8Array.from({ length: size }, (_, at) => (start + at * 7) % 256),
    };
  };
  const labels = (count: number, classes = 3): NumberArray => ({
    shape: [count, 1],
    type: "int64",
    values: BigInt64Array.from({ length: count }, (_, index) => BigInt(index % classes)),
  });

  test("of Keras' names come back equal, byte for byte, with split, classes and digest", async () => {
    const source = writeNpz(
      [
        ["x_train", images(40, [28, 28])],
        ["y_train", labels(40)],
        ["x_test", images(20, [28, 28], 3)],
        ["y_test", labels(20)],
      ],
      [["class_names.json", new TextEncoder().encode('["ant","bee","cow"]')]],
    );
    const { dataSet, images: kept } = await imported([file("bugs.npz", source)]);
    expect(dataSet).toMatchObject({
      title: "bugs",
      imageShape: [28, 28, 1],
      classNames: ["ant", "bee", "cow"],
      trainCount: 40,
      testCount: 20,
    });
    expect(kept.trainImages).toEqual(images(40, [28, 28]).values);
    expect(kept.testImages).toEqual(images(20, [28, 28], 3).values);
    expect(kept.trainLabels).toEqual(Uint8Array.from({ length: 40 }, (_, index) => index % 3));
  });

  test("with channels first are turned, and floats of 0 to 1 and −1 to 1 become levels", async () => {
    const values = Float32Array.from({ length: 40 * 3 * 8 * 8 }, (_, at) => (at % 3 === 0 ? -1 : at % 3 === 1 ? 0 : 1));
    const first: NumberArray = { shape: [40, 3, 8, 8], type: "float32", values };
    const { images: kept, proposed } = await imported([file("a.npz", writeNpz([["x", first]]))]);
    expect(proposed).toMatchObject({ shape: [8, 8, 3], range: "signed", isChannelsFirst: true });
    const levelAt = (pixel: number, channel: number) => [0, 128, 255][(64 * channel + pixel) % 3];
    const expected = Array.from({ length: 192 }, (_, at) => levelAt(Math.floor(at / 3), at % 3));
    expect([...kept.trainImages.subarray(0, 192)]).toEqual(expected);
  });

  test("of several files without labels are a class each, as those of Quick, Draw! are", async () => {
    const npz = writeNpz([
      ["cat", images(20, [784])],
      ["dog", images(20, [784], 1)],
    ]);
    expect((await imported([file("draw.npz", npz)])).dataSet).toMatchObject({
      classNames: ["cat", "dog"],
      imageShape: [28, 28, 1],
    });
  });

  test("with a wrong number of labels lose these, and say so", async () => {
    const npz = writeNpz([
      ["x_train", images(40, [28, 28])],
      ["y_train", labels(39)],
    ]);
    expect(await planned([file("a.npz", npz)])).toMatchObject({
      classes: [],
      leftOut: [{ where: "a.npz/y_train.npy", problem: { code: "labelsDiffer", images: 40, labels: 39 } }],
    });
  });

  test("can be transposed, as EMNIST needs", async () => {
    const files = [file("a.npz", writeNpz([["x", images(40, [28, 28])]]))];
    const [plain, turned] = [await imported(files), await imported(files, { isTransposed: true })];
    const at = (of: KeptOnce, row: number, column: number) => of.images.trainImages[row * 28 + column];
    expect(at(turned, 3, 11)).toBe(at(plain, 11, 3));
  });
});

test("a table has an image a row, its class in a column, and a header or none", async () => {
  const row = (label: string, level: number) => [label, ...Array.from({ length: 64 }, () => String(level))].join(",");
  const rows = Array.from({ length: 40 }, (_, index) => row(index % 2 ? "cat" : "dog", index));
  const header = ["label", ...Array.from({ length: 64 }, (_, pixel) => `pixel${pixel}`)].join(",");
  for (const text of [rows.join("\n"), [header, ...rows].join("\n")]) {
    const { dataSet, images } = await imported([file("pets.csv", text)]);
    expect(dataSet).toMatchObject({ title: "pets", imageShape: [8, 8, 1], classNames: ["cat", "dog"], trainCount: 24 });
    const parity = Array.from(
      images.trainLabels ?? [],
      (label, index) => (images.trainImages[64 * index] ?? 0) % 2 !== label,
    );
    expect(parity.every(Boolean)).toBe(true);
  }
});

test("one picture is a sheet of tiles, whose side is up to the user", async () => {
  const sheet = [file("sheet.png", png(7, 224, 224))];
  expect(await planned(sheet)).toMatchObject({
    kind: "sheet",
    count: 64,
    proposed: { tile: [28, 28], shape: [28, 28, 1] },
  });
  const { dataSet } = await imported(sheet, { tile: [32, 32], shape: [32, 32, 1] });
  expect(dataSet).toMatchObject({ imageShape: [32, 32, 1], trainCount: 33, testCount: 16 });
});
