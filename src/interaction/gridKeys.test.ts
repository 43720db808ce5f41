import { expect, it } from "vitest";
import { placeAfterKey } from "./gridKeys";

it("takes the focus along rows and columns and not beyond", () => {
  expect(placeAfterKey(0, "ArrowDown", 3, 6)).toBe(3);
  expect(placeAfterKey(3, "ArrowDown", 3, 6)).toBe(3);
  expect(placeAfterKey(2, "End", 3, 6)).toBe(5);
  expect(placeAfterKey(2, "a", 3, 6)).toBeNull();
});
