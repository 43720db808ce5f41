import { expect, it } from "vitest";
import { lambdasText, MOST_LAMBDAS, readLambdas, usualLambdas } from "./readLambdas";

it("reads what it writes", () => {
  expect(readLambdas(lambdasText(usualLambdas))).toEqual(usualLambdas);
});

it("takes spaces, commas and semicolons between numbers", () => {
  expect(readLambdas(" 0 0.5,1;  20, ")).toEqual([0, 0.5, 1, 20]);
});

it("refuses what is no list of λ's", () => {
  for (const text of ["", "1, two", "−1", "-1", "2000", "0.00001"]) expect(readLambdas(text)).toBeNull();
  expect(readLambdas(Array.from({ length: MOST_LAMBDAS + 1 }, (_, index) => index + 1).join(" "))).toBeNull();
});
