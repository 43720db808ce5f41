import { describe, expect, it } from "vitest";
import { type Frame, pathOf, xOf, yOf } from "./frame";

const linear: Frame = {
  left: 40,
  top: 20,
  right: 440,
  bottom: 120,
  first: 100,
  last: 300,
  low: 0,
  high: 200,
  logarithmic: false,
};
const logarithmic: Frame = { ...linear, low: 0.1, high: 1000, logarithmic: true };

describe("the chart's frame", () => {
  it("places steps between its sides and losses between its edges", () => {
    expect([100, 200, 300].map((step) => xOf(linear, step))).toEqual([40, 240, 440]);
    expect([0, 50, 200].map((loss) => yOf(linear, loss))).toEqual([120, 95, 20]);
  });

  it("gives equal heights to equal factors where it is logarithmic", () => {
    const heights = [0.1, 10, 1000].map((loss) => yOf(logarithmic, loss));
    expect(heights[0]).toBeCloseTo(120, 10);
    expect(heights[1]).toBeCloseTo(70, 10);
    expect(heights[2]).toBeCloseTo(20, 10);
    expect(yOf(logarithmic, 0)).toBeCloseTo(120, 10);
  });

  it("leaves a gap in a path where a loss is not finite", () => {
    const path = pathOf(linear, [
      [100, 0],
      [200, Number.NaN],
      [200, 200],
      [300, 0],
    ]);
    expect(path).toBe("M40,120M240,20L440,120");
  });

  it("breaks a path where the loss became another one", () => {
    const points = [100, 200, 300].map((step) => [step, 0] as const);
    expect(pathOf(linear, points, [200])).toBe("M40,120L240,120M440,120");
    expect(pathOf(linear, points, [50, 199, 900])).toBe("M40,120M240,120L440,120");
  });
});
