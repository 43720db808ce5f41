import { describe, expect, test } from "vitest";
import type { Group } from "../../state/view/explore";
import { alongArrow, amountAt, arrowOf, codesAlongArrow, groupMean, startOf } from "./feature";

const labels = new Uint8Array([3, 8, 3, 8, 8, 1]);
const survey = { count: 5, mu: new Float32Array([0, 1, 4, 4, 2, 3, 5, 5, 6, 3]) };
const ofClass = (label: number): Group => ({ kind: "class", label });
const selected = (...rows: number[]): Group => ({ kind: "selection", rows: Uint32Array.from(rows) });

describe("the mean code of a group", () => {
  test("is that of all images of a class", () => {
    expect(groupMean(ofClass(3), survey, labels, 2)).toEqual({ mean: [1, 2], count: 2 });
    expect(groupMean(ofClass(8), survey, labels, 2)).toEqual({ mean: [5, 4], count: 3 });
  });

  test("is that of the images selected, whatever their class", () => {
    expect(groupMean(selected(0, 1), survey, labels, 2)).toEqual({ mean: [2, 2.5], count: 2 });
  });

  test("leaves out images that the model has not looked at", () => {
    expect(groupMean(ofClass(1), survey, labels, 2)).toBeNull();
    expect(groupMean(selected(5, 0), survey, labels, 2)).toEqual({ mean: [0, 1], count: 1 });
  });
});

describe("the arrow of a feature", () => {
  test("leads from the mean code of group A to that of group B", () => {
    expect(arrowOf({ groups: [ofClass(3), ofClass(8)] }, survey, labels, 2)).toEqual([4, 2]);
    expect(arrowOf({ groups: [ofClass(8), ofClass(3)] }, survey, labels, 2)).toEqual([-4, -2]);
  });

  test("is of no length between a group and itself", () => {
    expect(arrowOf({ groups: [ofClass(8), ofClass(8)] }, survey, labels, 2)).toEqual([0, 0]);
  });

  test("needs both groups, with an image each, and a survey of the same model", () => {
    expect(arrowOf({ groups: [ofClass(3), null] }, survey, labels, 2)).toBeNull();
    expect(arrowOf({ groups: [ofClass(3), selected()] }, survey, labels, 2)).toBeNull();
    expect(arrowOf({ groups: [ofClass(3), ofClass(8)] }, null, labels, 2)).toBeNull();
    expect(arrowOf({ groups: [ofClass(3), ofClass(8)] }, survey, labels, 3)).toBeNull();
  });
});

describe("a code along the arrow", () => {
  test("is where it began at 0 and the whole arrow further at 1", () => {
    expect(alongArrow([1, 1], [4, -2], 0)).toEqual([1, 1]);
    expect(alongArrow([1, 1], [4, -2], 1)).toEqual([5, -1]);
    expect(alongArrow([1, 1], [4, -2], -0.5)).toEqual([-1, 2]);
  });

  test("is the same alone and among others", () => {
    expect([...codesAlongArrow([1, 1], [4, -2], [-0.5, 1])]).toEqual([-1, 2, 5, -1]);
  });
});

describe("the user's point on the arrow", () => {
  const taken = { from: [1, 1], to: [3, 0] };
  const feature = { amount: 0.5, taken };

  test("keeps where it came from while the arrow takes it along", () => {
    expect(startOf(feature, taken.to, undefined)).toEqual([1, 1]);
    expect(amountAt(feature, taken.to)).toBe(0.5);
  });

  test("begins anew where it has gone elsewhere since", () => {
    expect(startOf(feature, [9, 9], undefined)).toEqual([9, 9]);
    expect(amountAt(feature, [9, 9])).toBe(0);
  });

  test("starts from the image looked at where there is one", () => {
    const mu = new Float32Array([4, 5]);
    expect(startOf(feature, taken.to, mu)).toBe(mu);
    expect(startOf(feature, [9, 9], new Float32Array([4, 5, 6]))).toEqual([9, 9]);
  });
});
