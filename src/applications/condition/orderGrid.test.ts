import { expect, it } from "vitest";
import { ordersOf } from "./orderGrid";

it("decodes every code as every class, a row a class", () => {
  const { z, labels } = ordersOf(Float32Array.of(1, 2, 3, 4), 2, 3);
  expect([...labels]).toEqual([0, 0, 1, 1, 2, 2]);
  expect([...z]).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]);
});
