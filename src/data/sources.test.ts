import { expect, test } from "vitest";
import { dataSets } from "../experiment/knownDataSets";
import { DataError } from "./dataset";
import { loadDataset, sources } from "./sources";

test("every described data set has a source, and every source a description", () => {
  expect(sources.map(({ name }) => name)).toEqual(dataSets.map(({ name }) => name));
});

test("a data set that no source has is refused by name", async () => {
  const loading = {
    site: new URL("http://localhost/"),
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
  const refused = loadDataset({ source: "yours" }, loading);
  await expect(refused).rejects.toMatchObject({ problem: { code: "unknownSource", source: "yours" } });
  await expect(refused).rejects.toBeInstanceOf(DataError);
});

test.each(dataSets)("the description of $title fits itself", (described) => {
  const { imageShape, classNames, drawing } = described;
  const [height, width, channels] = imageShape;
  for (const side of [height, width]) expect(side >= 8 && side <= 64).toBe(true);
  expect([1, 3]).toContain(channels);
  expect(classNames.length).toBeLessThanOrEqual(256);
  expect(drawing.box[0] <= height && drawing.box[1] <= width).toBe(true);
});
