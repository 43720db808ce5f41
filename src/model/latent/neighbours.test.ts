import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commonestClass, distancesToNearest, nearestRow, nearestRows } from "./neighbours";

describe("the rows nearest to a code", () => {
  test("are the first when all are sorted by distance", () => {
    const code = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }));
    fc.assert(
      fc.property(fc.array(code, { maxLength: 40 }), code, fc.integer({ min: 1, max: 12 }), (codes, z, count) => {
        const distance = (row: number) => ((codes[row]?.[0] ?? 0) - z[0]) ** 2 + ((codes[row]?.[1] ?? 0) - z[1]) ** 2;
        const sorted = [...codes.keys()].sort((a, b) => distance(a) - distance(b) || a - b);
        expect(nearestRows(Float32Array.from(codes.flat()), z, count)).toEqual(sorted.slice(0, count));
      }),
    );
  });
});

describe("the row nearest to a code", () => {
  test("is so in all dimensions", () => {
    const mu = Float32Array.of(0, 0, 9, 0.4, 0.4, 0, 0, 0, 1);
    expect(nearestRow(mu, [0, 0, 0.6])).toBe(2);
    expect(nearestRow(mu, [0.4, 0.4, 0.1])).toBe(1);
  });

  test("is none where there are none", () => {
    expect(nearestRow(new Float32Array(0), [0, 0, 0])).toBe(-1);
  });
});

test("the distance to the nearest row is that of the row itself", () => {
  const rows = Float32Array.of(0, 0, 3, 4, 1, 1);
  expect([...distancesToNearest(Float32Array.of(0, 5, 3, 4, 1, 3), rows, 2)]).toEqual([Math.fround(10 ** 0.5), 0, 2]);
  expect([...distancesToNearest(Float32Array.of(0, 5), new Float32Array(), 2)]).toEqual([Number.POSITIVE_INFINITY]);
});

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
