import { expect, test } from "vitest";
import { stripes, tiles } from "../testing/dataSets";
import { usualAndStrange } from "./strangers";

test("strangers are made of other images than the usual ones", async () => {
  const { usual, strange } = await usualAndStrange(stripes, "inverted", 1000);
  expect(usual).toEqual(stripes.test.images.subarray(0, 150 * 16));
  expect(strange).toEqual(stripes.test.images.subarray(150 * 16).map((level) => 255 - level));
  const { strange: blank } = await usualAndStrange(stripes, "blank", 20);
  expect(blank.length).toBe(16);
});

test("left-out classes and shapes are strangers where there are such, and none else", async () => {
  const leftOut = { count: 3, images: new Uint8Array(48).fill(9), labels: null };
  expect((await usualAndStrange({ ...stripes, leftOut }, "leftOut", 2)).strange).toEqual(
    leftOut.images.subarray(0, 32),
  );
  expect((await usualAndStrange(stripes, "leftOut", 2)).strange.length).toBe(0);
  expect((await usualAndStrange(tiles, "shapes", 2)).strange.length).toBe(0);
  const square = { ...stripes, imageShape: [28, 28, 1] as const };
  const { strange } = await usualAndStrange(square, "shapes", 3);
  expect(strange.length).toBe(3 * 784);
  expect(new Set(strange).size).toBeGreaterThan(2);
});
