import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planeOfDimensions } from "../../model/latent/projection";
import { drawnEllipse } from "../drawing/ellipses";
import { scaleFor, toPixel } from "../plane/coordinates";
import { surveyOf } from "../testSurvey";
import { projectedPosteriors } from "./posteriors";

const plane = planeOfDimensions(2, [0, 1]);
const side = fc.double({ min: 50, max: 2000, noNaN: true });
const range = fc.double({ min: 0.02, max: 100, noNaN: true });
const sigmaInRange = fc.double({ min: 0.01, max: 3, noNaN: true });

describe("a posterior's ellipse", () => {
  it("is half a map unit long where σ is 0.5, at any zoom and aspect ratio", () => {
    fc.assert(
      fc.property(side, side, range, fc.double({ min: -3, max: 3, noNaN: true }), (width, height, r, centre) => {
        const scale = scaleFor(width, height, r, [centre, -centre]);
        const normals = projectedPosteriors(surveyOf([1, 2], [0.5, 0.5], 2), "learned", plane);
        const { radii } = drawnEllipse(normals, 0, scale);
        const half = toPixel(scale, [1.5, 2])[0] - toPixel(scale, [1, 2])[0];
        expect(radii[0] / half).toBeCloseTo(1, 5);
        expect(radii[1] / half).toBeCloseTo(1, 5);
      }),
    );
  });

  it("has its axes along the map's, each as long as its σ", () => {
    fc.assert(
      fc.property(sigmaInRange, sigmaInRange, (first, second) => {
        const normals = projectedPosteriors(surveyOf([0, 0], [first, second], 2), "learned", plane);
        const { radii, rotation } = drawnEllipse(normals, 0, scaleFor(800, 800, 4));
        const across = Math.hypot(radii[0] * Math.cos(rotation), radii[1] * Math.sin(rotation));
        const up = Math.hypot(radii[0] * Math.sin(rotation), radii[1] * Math.cos(rotation));
        expect(across / 100).toBeCloseTo(first, 4);
        expect(up / 100).toBeCloseTo(second, 4);
      }),
    );
  });

  it("is a point without noise and one unit wide with σ fixed at 1", () => {
    const survey = surveyOf([0, 0], [0.3, 0.4], 2);
    const scale = scaleFor(800, 800, 4);
    expect(drawnEllipse(projectedPosteriors(survey, "zero", plane), 0, scale).radii).toEqual([0, 0]);
    expect(drawnEllipse(projectedPosteriors(survey, "one", plane), 0, scale).radii).toEqual([100, 100]);
  });

  it("turns with a tilted plane, counter-clockwise on the map as the plane does", () => {
    const tilted = { origin: [0, 0], across: [Math.SQRT1_2, Math.SQRT1_2], up: [-Math.SQRT1_2, Math.SQRT1_2] };
    const normals = projectedPosteriors(surveyOf([0, 0], [0.9, 0.1], 2), "learned", tilted);
    const { radii, rotation } = drawnEllipse(normals, 0, scaleFor(800, 800, 4));
    expect(radii[0]).toBeCloseTo(90, 3);
    expect(radii[1]).toBeCloseTo(10, 3);
    // z₁ leads down to the right on that plane, by an eighth of a turn, and canvases turn clockwise.
    expect(rotation).toBeCloseTo(Math.PI / 4, 4);
  });
});
