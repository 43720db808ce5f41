import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ellipseOf, projectedNormals } from "./planeNormals";
import { planeOfDimensions } from "./projection";

describe("normal distributions on a plane", () => {
  it("have the variances of the two dimensions that it shows, and no covariance", () => {
    const mu = Float32Array.of(1, 2, 3, 4, 5, 6);
    const sigma = Float32Array.of(0.5, 9, 2, 1, 9, 0.25);
    const { count, at, covariance } = projectedNormals(mu, sigma, 3, planeOfDimensions(3, [2, 0]));
    expect([count, ...at]).toEqual([2, 3, 1, 6, 4]);
    expect([...covariance]).toEqual([4, 0, 0.25, 0.0625, 0, 1]);
  });

  it("have in all the same variance however the plane is turned", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 6.28, noNaN: true }), (turn) => {
        const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
        const plane = { origin: [0, 0], across: [cos, sin], up: [-sin, cos] };
        const { covariance } = projectedNormals(new Float32Array(2), Float32Array.of(2, 0.5), 2, plane);
        const [a = 0, b = 0, c = 0] = covariance;
        expect(a + c).toBeCloseTo(4.25, 5);
        expect(a * c - b * b).toBeCloseTo(1, 5);
      }),
    );
  });
});

describe("a covariance's ellipse", () => {
  it("has the density of one standard deviation all around", () => {
    const positive = fc.double({ min: 0.1, max: 4, noNaN: true });
    const correlation = fc.double({ min: -0.95, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(positive, positive, correlation, fc.double({ min: 0, max: 6.28, noNaN: true }), (a, c, r, turn) => {
        const b = r * Math.sqrt(a * c);
        const { radii, angle } = ellipseOf(a, b, c);
        const [along, beside] = [radii[0] * Math.cos(turn), radii[1] * Math.sin(turn)];
        const x = along * Math.cos(angle) - beside * Math.sin(angle);
        const y = along * Math.sin(angle) + beside * Math.cos(angle);
        expect((c * x * x - 2 * b * x * y + a * y * y) / (a * c - b * b)).toBeCloseTo(1, 5);
      }),
    );
  });
});
