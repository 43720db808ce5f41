import { describe, expect, it } from "vitest";
import { surveyOf } from "../testSurvey";
import { meanSigmas, shadingOf } from "./colouring";

describe("σ of an image", () => {
  it("is averaged over its dimensions", () => {
    const survey = surveyOf([0, 0, 0, 0], [0.2, 0.4, 1, 3], 2);
    expect(meanSigmas(survey, "learned")[0]).toBeCloseTo(0.3, 6);
    expect(meanSigmas(survey, "learned")[1]).toBeCloseTo(2, 5);
    expect([...meanSigmas(survey, "one")]).toEqual([1, 1]);
  });
});

describe("the shading of images", () => {
  it("knows nothing of images without a score", () => {
    const survey = surveyOf([0, 0, 0], [1, 1, 1], 1);
    const shading = shadingOf(survey, Float32Array.of(120, 80), "reconstruction", "learned");
    expect([...(shading?.values ?? [])]).toEqual([120, 80, Number.NaN]);
    expect(shadingOf(survey, null, "reconstruction", "learned")).toBeNull();
  });

  it("leaves the outermost of a hundred images out of its range", () => {
    const sigma = Array.from({ length: 100 }, (_, row) => (row === 0 ? 50 : 1 + row / 100));
    const shading = shadingOf(surveyOf(new Array<number>(100).fill(0), sigma, 1), null, "sigma", "learned");
    expect(shading?.range.greatest).toBeLessThan(2);
    expect(shading?.range.least).toBeGreaterThan(1);
  });

  it("keeps to the range before it while that still tells about the same values", () => {
    const sigmas = (greatest: number) => surveyOf([0, 0, 0], [1, 1.5, greatest], 1);
    const first = shadingOf(sigmas(2), null, "sigma", "learned")?.range ?? null;
    expect(shadingOf(sigmas(2.02), null, "sigma", "learned", first)?.range).toBe(first);
    expect(shadingOf(sigmas(4), null, "sigma", "learned", first)?.range.greatest).toBeGreaterThan(3);
    expect(shadingOf(sigmas(2.02), null, "sigma", "learned")?.range.greatest).not.toBe(first?.greatest);
  });

  it("tells a known factor over all that it can be, whatever is shown of it", () => {
    const described = [
      { name: "x", least: 0, greatest: 1 },
      { name: "rotation", least: 0, greatest: 360 },
    ];
    const factors = { described, values: Float32Array.of(0.25, 90, 0.5, 180) };
    const survey = surveyOf([0, 0], [1, 1], 1);
    const shading = shadingOf(survey, null, "factor:1", "learned", null, factors);
    expect([...(shading?.values ?? [])]).toEqual([90, 180]);
    expect(shading?.range).toMatchObject({ least: 0, greatest: 360 });
    expect(shadingOf(survey, null, "factor:2", "learned", null, factors)).toBeNull();
    expect(shadingOf(survey, null, "factor:0", "learned")).toBeNull();
  });
});
