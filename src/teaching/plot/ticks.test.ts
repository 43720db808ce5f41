import { expect, it } from "vitest";
import { ticks } from "./ticks";

it("marks an axis at round numbers within it", () => {
  expect(ticks(0.8, 4)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(ticks(9.2, 4)).toEqual([0, 5]);
  expect(ticks(4.1, 4)).toEqual([0, 2, 4]);
  expect(ticks(23, 4)).toEqual([0, 10, 20]);
});
