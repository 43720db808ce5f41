import { expect, it } from "vitest";
import { shortened, thumbnailSize } from "./glyphs";

it("a thumbnail shows small images enlarged and large ones reduced, by whole numbers, in their proportions", () => {
  expect(thumbnailSize([28, 28, 1])).toEqual([28, 28]);
  expect(thumbnailSize([8, 8, 3])).toEqual([32, 32]);
  expect(thumbnailSize([20, 16, 3])).toEqual([16, 20]);
  expect(thumbnailSize([64, 64, 3])).toEqual([32, 32]);
  expect(thumbnailSize([48, 64, 1])).toEqual([32, 24]);
});

it("a class's name is cut where it is long", () => {
  expect(["7", "ankle boot", "hue number 11"].map(shortened)).toEqual(["7", "ankle boot", "hue numbe…"]);
});
