import { describe, expect, it } from "vitest";
import { classTable } from "./classTable";

const measured = {
  at: Float32Array.of(1, 2, 3, -4, 5, 2),
  sigma: Float32Array.of(0.5, 0.25, 1, 1, 0.75, 0.25),
  labels: Uint8Array.of(1, 0, 1),
  classNames: ["zero", "one", "two"],
};

describe("the table of the map", () => {
  it("says where each class lies, how wide it is spread, and how wide its posteriors are", () => {
    const [zero, one] = classTable(measured, 2);
    expect(zero).toEqual({ name: "zero", count: 1, mean: [3, -4], spread: [0, 0], medianSigma: 1 });
    expect(one).toEqual({ name: "one", count: 2, mean: [3, 2], spread: [2, 0], medianSigma: 0.375 });
  });

  it("has no numbers for a class without images", () => {
    expect(classTable(measured, 2)[2]).toEqual({
      name: "two",
      count: 0,
      mean: [Number.NaN, Number.NaN],
      spread: [Number.NaN, Number.NaN],
      medianSigma: Number.NaN,
    });
  });

  it("has one axis where the map has one", () => {
    expect(classTable(measured, 1)[1]?.mean).toEqual([3]);
  });
});
