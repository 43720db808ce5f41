import { expect, it } from "vitest";
import { writeAtlas } from "./manifold";
import { pixelOf } from "./packed";

it("images lie side by side, then in the next row", () => {
  const pixels = new Uint32Array(2 * 2 * 4);
  const images = Uint8ClampedArray.of(1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24, 31, 32, 33, 34);
  writeAtlas(pixels, images, 2, [2, 2, 1], false);
  const expected = [1, 2, 11, 12, 3, 4, 13, 14, 21, 22, 31, 32, 23, 24, 33, 34];
  expect([...pixels]).toEqual(expected.map((level) => pixelOf(level, level, level)));
});

it("inverted images are dark ink on light paper, coloured ones keep their channels", () => {
  const grey = new Uint32Array(1);
  writeAtlas(grey, Uint8ClampedArray.of(255), 1, [1, 1, 1], true);
  expect(grey[0]).toBe(pixelOf(0, 0, 0));
  const coloured = new Uint32Array(1);
  writeAtlas(coloured, Uint8ClampedArray.of(10, 20, 30), 1, [1, 1, 3], false);
  expect(coloured[0]).toBe(pixelOf(10, 20, 30));
});
