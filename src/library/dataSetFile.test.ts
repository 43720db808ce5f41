import { expect, test } from "vitest";
import type { ImageShape } from "../experiment/architecture";
import { writeNpz } from "../formats/npz";
import { file, importerOf, type KeptOnce } from "../testing/importing";
import { dataSetIn, npzOf } from "./dataSetFile";
import type { KeptDataSet, KeptImages } from "./dataSets";
import { digestOf } from "./digest";
import { sha256 } from "./sha256";

const bytes = (count: number, factor: number, below = 256) =>
  Uint8Array.from({ length: count }, (_, at) => (at * factor + (at >> 8)) % below);

test.each<[ImageShape, boolean]>([
  [[28, 28, 1], true],
  [[16, 24, 3], true],
  [[8, 8, 1], false],
])("a data set of %j that is saved is imported as the same data set again", async (imageShape, hasClasses) => {
  const pixels = imageShape[0] * imageShape[1] * imageShape[2];
  const images: KeptImages = {
    trainImages: bytes(40 * pixels, 7),
    trainLabels: hasClasses ? bytes(40, 1, 2) : null,
    testImages: bytes(16 * pixels, 11),
    testLabels: hasClasses ? bytes(16, 1, 2) : null,
  };
  const dataSet: KeptDataSet = {
    digest: await digestOf(imageShape, images),
    title: "Mes images",
    imageShape,
    classNames: hasClasses ? ["zebra", "ant"] : [],
    trainCount: 40,
    testCount: 16,
    bytes: 56 * pixels + (hasClasses ? 56 : 0),
    keptAt: 0,
  };
  const kept: KeptOnce[] = [];
  const importer = importerOf(kept);
  const { proposed } = await importer.plan([file("Mes images.npz", npzOf(dataSet, images))]);
  await importer.import(proposed);
  expect(kept).toEqual([{ dataSet, images }]);
  const read = await dataSetIn(npzOf(dataSet, images), "Mes images", dataSet.classNames.length);
  expect(read).toEqual({ dataSet: { ...dataSet, keptAt: expect.any(Number) }, images });
});

test("an archive of other arrays holds no data set", async () => {
  expect(
    await dataSetIn(writeNpz([["x_train", { shape: [2], type: "float32", values: new Float32Array(2) }]]), "", 0),
  ).toBeNull();
});

test("the same levels in another shape, or on another side, are another data set", async () => {
  const images = { trainImages: bytes(768, 7), trainLabels: null, testImages: bytes(384, 7), testLabels: null };
  const other = { ...images, trainImages: images.testImages, testImages: images.trainImages };
  const digests = [digestOf([16, 8, 3], images), digestOf([8, 16, 3], images), digestOf([16, 8, 3], other)];
  expect(new Set(await Promise.all(digests)).size).toBe(3);
});

test("a page that may not ask the browser for a digest computes the same", async () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) {
    const expected = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes(length, 13)));
    expect(sha256(bytes(length, 13))).toEqual(expected);
  }
});
