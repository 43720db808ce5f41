import { expect, it } from "vitest";
import { rowsWhere } from "./rows";

it("rows are those for which something holds, in order", () => {
  expect([...rowsWhere(7, (row) => row % 3 === 0)]).toEqual([0, 3, 6]);
  expect(rowsWhere(7, () => false)).toHaveLength(0);
  expect(rowsWhere(2, () => true)).toEqual(Uint32Array.of(0, 1));
});
