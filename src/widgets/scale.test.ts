import { describe, expect, it } from "vitest";
import { fractionOf, linearScale, logarithmicScale } from "./scale";

const lambda = logarithmicScale({ least: 0.01, greatest: 1000 }, "with zero");
const rate = logarithmicScale({ least: 1e-5, greatest: 0.1 }, "without zero");

describe("a logarithmic scale", () => {
  it("ends at its greatest value and starts at 0 where asked for", () => {
    expect(lambda.toValue(lambda.greatest)).toBe(1000);
    expect(lambda.toValue(lambda.least)).toBe(0);
    expect(lambda.toPosition(0)).toBe(0);
  });

  it("starts at its least value where 0 is not asked for", () => {
    expect(rate.toValue(0)).toBe(1e-5);
    expect(rate.toPosition(0.1)).toBe(rate.greatest);
  });

  it("returns to every value it gives", () => {
    for (let position = 10; position <= lambda.greatest; position++) {
      expect(lambda.toPosition(lambda.toValue(position))).toBeCloseTo(position, 0);
    }
  });

  it("hits the round powers of ten", () => {
    for (const value of [0.01, 0.1, 1, 10, 100, 1000]) expect(lambda.toValue(lambda.toPosition(value))).toBe(value);
  });

  it("multiplies by ten with one large step", () => {
    expect(rate.toValue(rate.toPosition(0.001) + rate.largeStep)).toBe(0.01);
  });

  it("gives nothing between 0 and the least value", () => {
    for (let position = 0; position <= 10; position++) expect([0, 0.01]).toContain(lambda.toValue(position));
  });
});

describe("a linear scale", () => {
  it("has its middle half way", () => {
    expect(fractionOf(linearScale({ least: -4, greatest: 4 }, 0.01), 0)).toBe(0.5);
  });
});
