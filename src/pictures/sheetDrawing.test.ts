import { expect, it } from "vitest";
import { sharesOf, sheetSize } from "./sheetDrawing";

it("a sheet is as large as its images and the gaps between them", () => {
  expect(sheetSize({ count: 7, columns: 7, shape: [28, 28, 1] })).toEqual({ width: 208, height: 28 });
  expect(sheetSize({ count: 12, columns: 5, shape: [20, 16, 3] })).toEqual({ width: 88, height: 64 });
});

it("the last of the images in a row ends where the sheet does", () => {
  for (const shape of [
    [28, 28, 1],
    [20, 16, 3],
    [64, 8, 1],
  ] as const) {
    const { width, pitch } = sharesOf(shape, 7);
    expect(6 * pitch + width).toBeCloseTo(1, 12);
  }
  expect(sharesOf([28, 28, 1], 7).pitch).toBeCloseTo(30 / 208, 12);
});
