import { describe, expect, it } from "vitest";
import { decimal, dimensionSymbol, pointText, significant } from "./symbols";

describe("notation", () => {
  it("counts latent dimensions from one, in subscripts", () => {
    expect(dimensionSymbol(0)).toBe("z₁");
    expect(dimensionSymbol(31)).toBe("z₃₂");
  });

  it("writes a point with true minus signs", () => {
    expect(pointText([0.84, -1.2], 2)).toBe("(0.84, −1.20)");
  });

  it("gives zero no sign", () => {
    expect(decimal(-0.001, 2)).toBe("0.00");
  });

  it("keeps thousands apart and names what is no number", () => {
    expect(decimal(-12345.67, 1)).toBe("−12,345.7");
    expect(decimal(Number.NaN, 1)).toBe("–");
    expect(decimal(Number.NEGATIVE_INFINITY, 1)).toBe("−∞");
  });

  it("shows about three significant digits at any size", () => {
    expect([0, 0.0123, 0.11, 1.5, 12.34, 123.4, 0.00001].map(significant)).toEqual([
      "0.00",
      "0.012",
      "0.11",
      "1.50",
      "12.3",
      "123",
      "0.00001",
    ]);
  });
});
