import { describe, expect, test } from "vitest";
import { attributeVector, codeAlong, codesAlong, groupMean, type ImageGroup } from "./attributeVector";

const labels = new Uint8Array([3, 8, 3, 8, 8, 1]);
const survey = { count: 5, mu: new Float32Array([0, 1, 4, 4, 2, 3, 5, 5, 6, 3]) };
const ofClass = (label: number): ImageGroup => ({ kind: "class", label });
const selected = (...rows: number[]): ImageGroup => ({ kind: "selection", rows: Uint32Array.from(rows) });

describe("the mean code of a group", () => {
  test("is that of all images of a class", () => {
    expect(groupMean(ofClass(3), survey, labels, 2)).toEqual({ mean: [1, 2], count: 2 });
    expect(groupMean(ofClass(8), survey, labels, 2)).toEqual({ mean: [5, 4], count: 3 });
  });

  test("is that of the images selected, whatever their class", () => {
    expect(groupMean(selected(0, 1), survey, labels, 2)).toEqual({ mean: [2, 2.5], count: 2 });
  });

  test("is none of a class where the images have no classes, and that of those selected", () => {
    expect(groupMean(ofClass(3), survey, null, 2)).toBeNull();
    expect(groupMean(selected(0, 1), survey, null, 2)).toEqual({ mean: [2, 2.5], count: 2 });
  });

  test("leaves out images that the model has not looked at", () => {
    expect(groupMean(ofClass(1), survey, labels, 2)).toBeNull();
    expect(groupMean(selected(5, 0), survey, labels, 2)).toEqual({ mean: [0, 1], count: 1 });
  });
});

describe("an attribute vector", () => {
  test("leads from the mean code of group A to that of group B", () => {
    expect(attributeVector([ofClass(3), ofClass(8)], survey, labels, 2)).toEqual([4, 2]);
    expect(attributeVector([ofClass(8), ofClass(3)], survey, labels, 2)).toEqual([-4, -2]);
  });

  test("is of no length between a group and itself", () => {
    expect(attributeVector([ofClass(8), ofClass(8)], survey, labels, 2)).toEqual([0, 0]);
  });

  test("needs both groups, with an image each, and a survey of the same model", () => {
    expect(attributeVector([ofClass(3), null], survey, labels, 2)).toBeNull();
    expect(attributeVector([ofClass(3), selected()], survey, labels, 2)).toBeNull();
    expect(attributeVector([ofClass(3), ofClass(8)], null, labels, 2)).toBeNull();
    expect(attributeVector([ofClass(3), ofClass(8)], survey, labels, 3)).toBeNull();
  });
});

describe("a code along a vector", () => {
  test("is where it began at 0 and the whole vector further at 1", () => {
    expect(codeAlong([1, 1], [4, -2], 0)).toEqual([1, 1]);
    expect(codeAlong([1, 1], [4, -2], 1)).toEqual([5, -1]);
    expect(codeAlong([1, 1], [4, -2], -0.5)).toEqual([-1, 2]);
  });

  test("is the same alone and among others", () => {
    expect([...codesAlong([1, 1], [4, -2], [-0.5, 1])]).toEqual([-1, 2, 5, -1]);
  });
});
