import { describe, expect, test } from "vitest";
import { tiles } from "../testing/dataSets";
import { partOf } from "./part";

const { train, test: heldOut, ...described } = tiles;
const description = {
  ...described,
  classCounts: described.classNames.map((): readonly [number, number] => [5, 4]),
};
const pixels = 20 * 16 * 3;

describe("a part of a data set", () => {
  test("that is all of it is the set itself", () => {
    expect(partOf(description, tiles, { source: "tiles" }).train).toBe(train);
  });

  test("has the images of its classes alone, as many as it says, in their order", () => {
    const part = partOf(description, tiles, { source: "tiles", classes: [1, 7] });
    expect(part).toMatchObject({ classNames: ["hue 1", "hue 7"], trainCount: 10, testCount: 8 });
    expect([...(part.train.labels ?? [])]).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
    expect(part.train.images.subarray(pixels, 2 * pixels)).toEqual(train.images.subarray(7 * pixels, 8 * pixels));
    expect(part.test.count).toBe(part.testCount);
  });

  test("keeps the held-out images of the other classes apart, each by its place among their names", () => {
    const { leftOut, leftOutNames, test: kept } = partOf(description, tiles, { source: "tiles", classes: [1, 7] });
    expect(leftOutNames).toEqual(described.classNames.filter((name) => name !== "hue 1" && name !== "hue 7"));
    const rows = [...Array(heldOut.count).keys()].filter((row) => ![1, 7].includes(row % 12));
    expect(kept.count + rows.length).toBe(heldOut.count);
    expect([...(leftOut?.labels ?? [])].map((label) => leftOutNames?.[label])).toEqual(
      rows.map((row) => `hue ${row % 12}`),
    );
    const images = rows.map((row) => heldOut.images.subarray(row * pixels, (row + 1) * pixels));
    expect(Buffer.compare(Buffer.concat(images), leftOut?.images ?? new Uint8Array(0))).toBe(0);
  });

  test("of all classes has nothing left out", () => {
    expect(partOf(description, tiles, { source: "tiles", count: 40 })).not.toHaveProperty("leftOut");
  });

  test("takes as many of each class as of the others", () => {
    const classes = [0, 1, 2, 3, 4, 5, 6, 7];
    const part = partOf(description, tiles, { source: "tiles", classes, count: 35 });
    expect([...(part.train.labels ?? [])]).toEqual([...classes, ...classes, ...classes, ...classes, 0, 1, 2]);
    expect(part.train.count).toBe(part.trainCount);
    expect(part.test.count).toBe(32);
  });
});
