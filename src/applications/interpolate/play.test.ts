import { describe, expect, test } from "vitest";
import { nearestFrame, positionAfter, THERE_AND_BACK_MS, thereAndBack } from "./play";

describe("a path that is played", () => {
  test("is at B after half its time and back at A after all of it", () => {
    const shares = [0, 0.25, 0.5, 0.75, 1, 1.25];
    expect(shares.map((share) => positionAfter(share * THERE_AND_BACK_MS))).toEqual([0, 0.5, 1, 0.5, 0, 0.5]);
  });

  test("goes through every image between the ends twice, and through an end once", () => {
    expect(thereAndBack(5)).toEqual([0, 1, 2, 3, 4, 3, 2, 1]);
  });
});

describe("the image at a position", () => {
  test("is the nearest of the even ones", () => {
    expect([0, 0.1, 0.13, 0.5, 0.9, 1].map((position) => nearestFrame(position, 5))).toEqual([0, 0, 1, 2, 4, 4]);
  });
});
