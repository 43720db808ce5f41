import { describe, expect, it } from "vitest";
import { dimensionSymbol, pointText } from "./symbols";

describe("notation", () => {
  it("counts latent dimensions from one, in subscripts", () => {
    expect(dimensionSymbol(0)).toBe("z₁");
    expect(dimensionSymbol(31)).toBe("z₃₂");
  });

  it("writes a point with true minus signs", () => {
    expect(pointText([0.84, -1.2], 2)).toBe("(0.84, −1.20)");
  });
});
