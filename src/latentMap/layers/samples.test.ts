import { describe, expect, it } from "vitest";
import { surveyOf } from "../testSurvey";
import { sampledCodes } from "./samples";

const COUNT = 4000;
const survey = surveyOf(new Array<number>(COUNT).fill(3), new Array<number>(COUNT).fill(0.5), 1);

function deviation(codes: Float32Array): number {
  const squares = codes.reduce((sum, code) => sum + (code - 3) ** 2, 0);
  return Math.sqrt(squares / codes.length);
}

describe("samples on the map", () => {
  it("lie around their means as wide as their posteriors", () => {
    expect(deviation(sampledCodes(survey, "learned", 1))).toBeCloseTo(0.5, 1);
    expect(deviation(sampledCodes(survey, "one", 1))).toBeCloseTo(1, 1);
  });

  it("are the means themselves without noise", () => {
    expect(sampledCodes(survey, "zero", 1)).toEqual(survey.mu);
  });

  it("keep an image's noise while its posterior changes and while fewer images are looked at", () => {
    const moved = surveyOf(new Array<number>(10).fill(7), new Array<number>(10).fill(0.25), 1);
    const epsilon = [...sampledCodes(survey, "learned", 1).subarray(0, 10)].map((z) => (z - 3) / 0.5);
    const later = [...sampledCodes(moved, "learned", 1)].map((z) => (z - 7) / 0.25);
    for (const [row, value] of later.entries()) expect(value).toBeCloseTo(epsilon[row] ?? Number.NaN, 4);
  });

  it("are others for another seed", () => {
    expect(sampledCodes(survey, "learned", 2)).not.toEqual(sampledCodes(survey, "learned", 1));
  });
});
