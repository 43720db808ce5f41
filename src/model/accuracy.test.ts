import { expect, test } from "vitest";
import { accuracyOf } from "./accuracy";

test("accuracy is the share of images on the diagonal", () => {
  expect(accuracyOf(Uint32Array.of(3, 1, 2, 4))).toBe(0.7);
});
