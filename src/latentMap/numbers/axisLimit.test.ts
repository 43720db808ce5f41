import { describe, expect, it } from "vitest";
import { axisLimit } from "./axisLimit";

describe("the right end of an axis", () => {
  it("is 1 while all values are smaller", () => {
    expect(axisLimit(1, 0.3)).toBe(1);
    expect(axisLimit(1, 0)).toBe(1);
  });

  it("grows at once to 2, 5, 10, … that holds the values", () => {
    expect(axisLimit(1, 1.01)).toBe(2);
    expect(axisLimit(1, 37)).toBe(50);
    expect(axisLimit(1, 60)).toBe(100);
  });

  it("does not flicker between two ends", () => {
    expect(axisLimit(2, 0.98)).toBe(2);
    expect(axisLimit(2, 1.02)).toBe(2);
  });

  it("shrinks once the values are well inside a smaller one", () => {
    expect(axisLimit(50, 0.7)).toBe(1);
    expect(axisLimit(10, 3.9)).toBe(5);
  });
});
