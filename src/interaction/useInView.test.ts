import { describe, expect, it } from "vitest";
import { afterChanges } from "./useInView";

describe("rows in view", () => {
  it("come and go, and are told in ascending order", () => {
    expect(
      afterChanges(
        [10, 2],
        [
          [9, true],
          [10, false],
        ],
      ),
    ).toEqual([2, 9]);
  });

  it("are the same array as long as they are the same rows", () => {
    const before = [3, 4];
    expect(
      afterChanges(before, [
        [3, true],
        [7, false],
      ]),
    ).toBe(before);
  });
});
