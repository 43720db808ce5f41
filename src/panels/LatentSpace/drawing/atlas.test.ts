import { expect, it } from "vitest";
import { writeRow } from "./atlas";
import { pixelOf } from "./packed";

it("images lie side by side", () => {
  const pixels = new Uint32Array(2 * 2 * 2);
  writeRow(pixels, Uint8ClampedArray.of(1, 2, 3, 4, 11, 12, 13, 14), 2, [2, 2, 1], false);
  expect([...pixels]).toEqual([1, 2, 11, 12, 3, 4, 13, 14].map((level) => pixelOf(level, level, level)));
});

it("inverted images are dark ink on light paper, coloured ones keep their channels", () => {
  const grey = new Uint32Array(1);
  writeRow(grey, Uint8ClampedArray.of(255), 1, [1, 1, 1], true);
  expect(grey[0]).toBe(pixelOf(0, 0, 0));
  const coloured = new Uint32Array(2);
  writeRow(coloured, Uint8ClampedArray.of(10, 20, 30, 40, 50, 60), 2, [1, 1, 3], false);
  expect([...coloured]).toEqual([pixelOf(10, 20, 30), pixelOf(40, 50, 60)]);
});
