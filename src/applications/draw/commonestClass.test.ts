import { describe, expect, test } from "vitest";
import { commonestClass } from "./commonestClass";

describe("the commonest class", () => {
  const labels = new Uint8Array([7, 1, 7, 9, 1]);

  test("is the one with most rows", () => {
    expect(commonestClass([3, 0, 2], labels)).toEqual({ label: 7, votes: 2 });
  });

  test("is the nearest's where two are as common", () => {
    expect(commonestClass([4, 0, 2, 1], labels)).toEqual({ label: 1, votes: 2 });
  });

  test("is none of no rows", () => {
    expect(commonestClass([], labels)).toBeNull();
  });
});
