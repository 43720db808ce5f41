import { describe, expect, it } from "vitest";
import { rowNear, rowsWithin } from "./lookup";

const places = Float32Array.of(10, 10, 14, 10, 100, 100, 10, 40);
const all = () => true;

describe("the image under the pointer", () => {
  it("is the nearest one within reach", () => {
    expect(rowNear(places, [13, 11], 8, all)).toBe(1);
    expect(rowNear(places, [11, 10], 8, all)).toBe(0);
  });

  it("is none where all are farther than the reach", () => {
    expect(rowNear(places, [106, 106], 8, all)).toBe(-1);
    expect(rowNear(places, [108, 100], 8, all)).toBe(2);
  });

  it("is never one that the map does not show", () => {
    expect(rowNear(places, [14, 10], 8, (row) => row !== 1)).toBe(0);
  });
});

describe("the images in a rectangle", () => {
  it("are the same whichever corner it is drawn from", () => {
    const rows = [0, 1, 3];
    expect([
      ...rowsWithin(
        places,
        [
          [0, 0],
          [20, 50],
        ],
        all,
      ),
    ]).toEqual(rows);
    expect([
      ...rowsWithin(
        places,
        [
          [20, 0],
          [0, 50],
        ],
        all,
      ),
    ]).toEqual(rows);
    expect([
      ...rowsWithin(
        places,
        [
          [20, 50],
          [0, 0],
        ],
        all,
      ),
    ]).toEqual(rows);
  });

  it("leave out those that the map does not show", () => {
    expect([
      ...rowsWithin(
        places,
        [
          [0, 0],
          [200, 200],
        ],
        (row) => row % 2 === 0,
      ),
    ]).toEqual([0, 2]);
  });
});
