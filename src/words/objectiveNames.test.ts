import { expect, it } from "vitest";
import { negativeElboObjective } from "../experiment/objective";
import { choiceOf, choices, firstObjectives, objectiveTitle } from "./objectiveNames";

it("knows every choice by what it changes", () => {
  for (const { value, change } of choices) expect(choiceOf({ ...negativeElboObjective, ...change })).toBe(value);
});

it("begins with each term alone and both together", () => {
  expect(firstObjectives.map(objectiveTitle)).toEqual(["Reconstruction only", "KL only", "Combined"]);
});

it("says λ where it is not 1 and counts", () => {
  expect(objectiveTitle({ ...negativeElboObjective, lambda: 4 })).toBe("Combined, λ = 4");
  expect(objectiveTitle({ ...negativeElboObjective, terms: "reconstruction", lambda: 4 })).toBe("Reconstruction only");
});

it("says α where it was chosen", () => {
  expect(objectiveTitle({ ...negativeElboObjective, lambda: 4, labelWeight: 0 })).toBe("Combined, λ = 4, α = 0");
});
