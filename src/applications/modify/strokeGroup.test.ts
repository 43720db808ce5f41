import { expect, it } from "vitest";
import { strokeChoices, strokeGroup } from "./strokeGroup";

const shape = [8, 8, 1] as const;

/** Bars of six rows and so many columns, an image after the other. */
function bars(...widths: readonly number[]): Uint8Array {
  return Uint8Array.from(
    widths.flatMap((width) =>
      Array.from({ length: 64 }, (_, place) => {
        const [row, column] = [Math.floor(place / 8), place % 8];
        return row > 0 && row < 7 && column > 0 && column <= width ? 255 : 0;
      }),
    ),
  );
}

it("takes a third of the images by what is measured of their ink", () => {
  const images = bars(3, 1, 5, 2, 6, 4);
  const rowsOf = (end: "least" | "most") => {
    const group = strokeGroup(images, shape, { feature: "thickness", end });
    return group.kind === "strokes" && [...group.rows].sort();
  };
  expect(rowsOf("least")).toEqual([1, 3]);
  expect(rowsOf("most")).toEqual([2, 4]);
});

it("offers either end of each feature by a text of its own", () => {
  expect(new Set(strokeChoices.map(({ text }) => text)).size).toBe(6);
});
