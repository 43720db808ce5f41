import { describe, expect, it } from "vitest";
import { ranked, unranked } from "./ranking";

describe("the order of latent dimensions", () => {
  it("goes by KL, the largest in front, and the inactive ones come last", () => {
    expect(ranked([0.002, 1.5, 0, 3], [false, true, false, true])).toEqual({ order: [3, 1, 0, 2], active: 2 });
  });

  it("is of what varies before what costs more and does not", () => {
    expect(ranked([0.3, 1.5, 0.2], [true, false, true])).toEqual({ order: [0, 2, 1], active: 2 });
  });

  it("is kept among equals", () => {
    expect(ranked([1, 1, 1], [true, true, true]).order).toEqual([0, 1, 2]);
  });

  it("is their own for the two dimensions of a map", () => {
    expect(ranked([0, 3], [false, true])).toEqual(unranked(2));
  });
});
