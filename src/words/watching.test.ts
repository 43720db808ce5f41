import { expect, it } from "vitest";
import { agoText } from "./watching";

it("tells that something is of now, or how many hundred steps ago it was", () => {
  expect([0, 99, 100, 2399].map(agoText)).toEqual(["", "", "100 steps ago", "2,300 steps ago"]);
});
