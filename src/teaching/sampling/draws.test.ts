import { expect, it } from "vitest";
import { countInside, epsilonOf, expectedInside } from "./draws";

const DRAWS = 4000;

it.each([1, 2, 8])("finds as many draws of %d dimensions within one σ as are expected", (latentDim) => {
  const epsilons = Array.from({ length: DRAWS }, (_, draw) => epsilonOf(3, draw, latentDim));
  const share = expectedInside(latentDim);
  expect(share).toBeCloseTo(latentDim === 1 ? 0.6827 : 0.3935, 4);
  // Four standard errors.
  expect(Math.abs(countInside(epsilons) / DRAWS - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / DRAWS));
});

it("draws the same noise for the same seed and number, and another for another", () => {
  expect(epsilonOf(1, 5, 2)).toEqual(epsilonOf(1, 5, 2));
  expect(epsilonOf(1, 5, 2)).not.toEqual(epsilonOf(1, 6, 2));
});
