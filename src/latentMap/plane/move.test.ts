import { describe, expect, it } from "vitest";
import { planeOfDimensions } from "../../model/latent/projection";
import { movedAlong, placedAt } from "./move";

describe("moving the user's point", () => {
  it("changes the two shown coordinates and no other", () => {
    expect(movedAlong([1, 2, 3], planeOfDimensions(3, [2, 0]), [0.1, -1])).toEqual([0, 2, 3.1]);
  });

  it("does not gather rounding errors", () => {
    let z: readonly number[] = [0, 0];
    for (let press = 0; press < 30; press++) z = movedAlong(z, planeOfDimensions(2, [0, 1]), [0.1, -0.1]);
    expect(z).toEqual([3, -3]);
  });

  it("follows the horizontal axis alone where there is one dimension", () => {
    expect(placedAt([0.5], planeOfDimensions(1, [0, 0]), [2, -3])).toEqual([2]);
  });

  it("goes the whole way along a tilted plane", () => {
    const tilted = { origin: [0, 0, 0], across: [0.28, 0.96, 0], up: [0, 0, 1] };
    let z: readonly number[] = [1, 1, 1];
    for (let press = 0; press < 10; press++) z = movedAlong(z, tilted, [0.1, 0]);
    expect(z).toEqual([1.28, 1.96, 1]);
  });
});
