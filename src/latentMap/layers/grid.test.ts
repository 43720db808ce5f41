import { expect, test } from "vitest";
import { scaleFor } from "../plane/coordinates";
import { gridInView } from "./grid";

test("a grid has its cells along the shorter side and reaches a little beyond the map", () => {
  const { columns, rows, cell, first } = gridInView(scaleFor(600, 400, 4), 100);
  expect(cell).toBeCloseTo(0.08);
  expect([columns, rows]).toEqual([174, 116]);
  expect(first).toEqual([expect.closeTo(-6.92), expect.closeTo(-4.6)]);
});

test("a map that is a mere strip has no more cells than a long one", () => {
  const { columns, rows } = gridInView(scaleFor(1440, 1, 4), 96);
  expect(columns).toBeLessThan(900);
  expect(rows).toBe(1);
});
