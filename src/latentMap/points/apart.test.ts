import { describe, expect, it } from "vitest";
import type { Pixel } from "../plane/coordinates";
import { pushedApart } from "./apart";

function leastDistance(places: readonly Pixel[]): number {
  const distances = places.flatMap((one, index) =>
    places.slice(0, index).map((other) => Math.hypot(one[0] - other[0], one[1] - other[1])),
  );
  return Math.min(...distances);
}

describe("letters pushed apart", () => {
  it("stay where they are when they do not meet", () => {
    const places: Pixel[] = [
      [0, 0],
      [40, 0],
      [0, 40],
    ];
    expect(pushedApart(places, 20)).toEqual(places);
  });

  it("no longer cover each other, even from one place", () => {
    const places: Pixel[] = [
      [50, 50],
      [50, 50],
      [52, 49],
      [60, 50],
    ];
    expect(leastDistance(pushedApart(places, 20))).toBeGreaterThan(18);
  });

  it("no longer cover each other where long names draw them out", () => {
    const [one, other, far] = pushedApart(
      [
        [100, 50],
        [120, 55],
        [190, 50],
      ],
      20,
      [40, 60, 0],
    );
    // 20 pixels apart sideways they would still lie on each other: 50 pixels of them are names.
    expect((other?.[1] ?? 0) - (one?.[1] ?? 0)).toBeGreaterThan(18);
    expect(far).toEqual([190, 50]);
  });

  it("stay around their common middle", () => {
    const [one, other] = pushedApart(
      [
        [10, 10],
        [14, 10],
      ],
      20,
    );
    expect(one).toEqual([2, 10]);
    expect(other).toEqual([22, 10]);
  });
});
