import { describe, expect, it } from "vitest";
import { activeUnits } from "./activity";

describe("active units", () => {
  it("are dimensions whose mean differs from image to image by more than a hundredth in variance", () => {
    // Along the first dimension the means are ±1, along the second ±0.09, along the third all 5.
    expect(activeUnits(Float32Array.of(1, 0.09, 5, -1, -0.09, 5), 3)).toBe(1);
    expect(activeUnits(Float32Array.of(1, 0.11, 5, -1, -0.11, 5), 3)).toBe(2);
  });

  it("are none where there is no image", () => {
    expect(activeUnits(new Float32Array(0), 2)).toBe(0);
  });
});
