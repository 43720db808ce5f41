import { describe, expect, it } from "vitest";
import { movedAlong, placedAt } from "./move";

describe("moving the user's point", () => {
  it("changes the two shown coordinates and no other", () => {
    expect(movedAlong([1, 2, 3], [2, 0], [0.1, -1])).toEqual([0, 2, 3.1]);
  });

  it("does not gather rounding errors", () => {
    let z: readonly number[] = [0, 0];
    for (let press = 0; press < 30; press++) z = movedAlong(z, [0, 1], [0.1, -0.1]);
    expect(z).toEqual([3, -3]);
  });

  it("follows the horizontal axis alone where there is one dimension", () => {
    expect(placedAt([0.5], [0, 0], [2, -3])).toEqual([2]);
  });
});
