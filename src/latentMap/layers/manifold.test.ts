import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planeOfDimensions } from "../../model/latent/projection";
import { scaleFor, toPixel } from "../plane/coordinates";
import { gridCodes, gridOver, quantileGrid } from "./manifold";

const side = fc.double({ min: 150, max: 1500, noNaN: true });

describe("the manifold's grid over the map", () => {
  it("covers what is in view with nearly square cells, about as many as asked for", () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom(8, 16, 32), (width, height, cells) => {
        fc.pre(Math.max(width, height) / Math.min(width, height) < 3);
        const scale = scaleFor(width, height, 4, [1, -2]);
        const { across, down } = gridOver(scale, cells, false);
        expect(toPixel(scale, [across[0] ?? 0, down[0] ?? 0])[0]).toBeCloseTo(0, 6);
        expect(toPixel(scale, [across[0] ?? 0, down[0] ?? 0])[1]).toBeCloseTo(0, 6);
        expect(toPixel(scale, [across.at(-1) ?? 0, down.at(-1) ?? 0])[0]).toBeCloseTo(width, 6);
        expect(toPixel(scale, [across.at(-1) ?? 0, down.at(-1) ?? 0])[1]).toBeCloseTo(height, 6);
        expect((across.length - 1) * (down.length - 1)).toBeLessThan(1.3 * cells ** 2);
        const aspect = ((across[1] ?? 0) - (across[0] ?? 0)) / ((down[0] ?? 0) - (down[1] ?? 0));
        expect(Math.abs(Math.log(aspect))).toBeLessThan(0.2);
      }),
    );
  });

  it("is decoded from the middles of its cells, row by row from the top", () => {
    const grid = gridOver(scaleFor(100, 100, 1), 2, false);
    const codes = gridCodes(grid, planeOfDimensions(3, [2, 0]), [9, 7, 9]);
    expect([...codes]).toEqual([0.5, 7, -0.5, 0.5, 7, 0.5, -0.5, 7, -0.5, -0.5, 7, 0.5]);
  });
});

describe("the grid of prior quantiles", () => {
  it("has cells of equal prior probability", () => {
    const { across, middles } = quantileGrid(4, false);
    expect(across.slice(1, -1).map((edge) => Number(edge.toFixed(4)))).toEqual([-0.6745, 0, 0.6745]);
    expect(middles[0].map((middle) => Number(middle.toFixed(4)))).toEqual([-1.1503, -0.3186, 0.3186, 1.1503]);
    expect(middles[1]).toEqual(middles[0].toReversed());
  });

  it("has each image's code within its cell", () => {
    const { across, down, middles } = quantileGrid(32, false);
    for (const [index, middle] of middles[0].entries()) {
      expect(across[index]).toBeLessThan(middle);
      expect(across[index + 1]).toBeGreaterThan(middle);
    }
    for (const [index, middle] of middles[1].entries()) {
      expect(down[index]).toBeGreaterThan(middle);
      expect(down[index + 1]).toBeLessThan(middle);
    }
  });
});
