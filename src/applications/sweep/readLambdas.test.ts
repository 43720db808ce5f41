import { expect, it } from "vitest";
import { lambdasText, MOST_LAMBDAS, readLambdas, usualLambdas } from "./readLambdas";

it("reads what it writes", () => {
  expect(readLambdas(lambdasText(usualLambdas))).toEqual({ lambdas: usualLambdas });
});

it("takes decimal commas where semicolons part the numbers", () => {
  expect(readLambdas("0,1; 0,3; 1")).toEqual({ lambdas: [0.1, 0.3, 1] });
});

it("asks for semicolons where a comma can be either", () => {
  expect(readLambdas("0,1,0,3,1")).toEqual({ problem: expect.stringContaining("put semicolons between them") });
});

it("refuses what is no list of λ's, and says what it wants", () => {
  const problem = "Type up to 12 numbers from 0.0001 to 1000, or 0, with semicolons between them.";
  for (const text of ["", "1; two", "−1", "-1", "2000", "0.00001"]) expect(readLambdas(text)).toEqual({ problem });
  const tooMany = Array.from({ length: MOST_LAMBDAS + 1 }, (_, index) => index + 1).join(" ");
  expect(readLambdas(tooMany)).toEqual({ problem });
});
