import { expect, test } from "vitest";
import { levelsOfColour, shownColour } from "./shownColour";

test("colours are shown as they are, and grey levels as ink on paper or as light", () => {
  expect(shownColour([16, 0, 255], { channels: 3, onPaper: true })).toBe("#1000ff");
  expect(shownColour([250], { channels: 1, onPaper: true })).toBe("#050505");
  expect(shownColour([250], { channels: 1, onPaper: false })).toBe("#fafafa");
});

test("a colour is read as it is written", () => {
  expect(levelsOfColour("#1000ff")).toEqual([16, 0, 255]);
});
