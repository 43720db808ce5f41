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

  test("takes as many of each class as of the others", () => {
    const classes = [0, 1, 2, 3, 4, 5, 6, 7];
    const part = partOf(description, tiles, { source: "tiles", classes, count: 35 });
    expect([...(part.train.labels ?? [])]).toEqual([...classes, ...classes, ...classes, ...classes, 0, 1, 2]);
    expect(part.train.count).toBe(part.trainCount);
    expect(part.test.count).toBe(32);
  });
});
