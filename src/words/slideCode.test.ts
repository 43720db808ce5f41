import { expect, it } from "vitest";
import { slideCodes } from "./slideCode";

it("has a wrong line and a right one in every piece, and the weights of the experiment", () => {
  const codes = slideCodes({ latentDim: 16, batchSize: 64 });
  for (const { lines, right } of codes) {
    expect(lines.some(({ isWrong }) => isWrong)).toBe(true);
    expect(right.length).toBeGreaterThan(0);
    expect(lines.map(({ text }) => text)).not.toEqual(expect.arrayContaining([...right]));
  }
  const { why } = codes.find(({ id }) => id === "reduction") ?? { why: "" };
  expect(why).toContain("1/L: 0.0625 here");
  expect(why).toContain("the batch size: 64.");
});
