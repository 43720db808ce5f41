import { expect, test } from "vitest";
import { drawNormals, drawUniforms, Purpose } from "./random";
import { areaUnderCurve, confusionAt, errorOfArea, rocCurve } from "./roc";

/** Scores that a grid of fifths makes tie often, around a mean. */
function scores(count: number, mean: number, counter: number): Float32Array {
  const drawn = drawNormals(count, { seed: 3, counter, purpose: Purpose.epsilon });
  return drawn.map((value) => Math.round(5 * (value + mean)) / 5);
}

function countedArea(usual: Float32Array, unusual: Float32Array): number {
  let pairs = 0;
  for (const high of unusual) for (const low of usual) pairs += high > low ? 1 : high === low ? 0.5 : 0;
  return pairs / (usual.length * unusual.length);
}

test("the area under the curve is the share of pairs in the right order, ties one half", () => {
  for (const mean of [-1, 0, 0.7, 3]) {
    const [usual, unusual] = [scores(140, 0, 0), scores(90, mean, 1)];
    expect(areaUnderCurve(usual, unusual)).toBeCloseTo(countedArea(usual, unusual), 12);
  }
  expect(areaUnderCurve(Float32Array.of(1, 2), Float32Array.of(2))).toBe(0.75);
  expect(areaUnderCurve(Float32Array.of(1, 1), Float32Array.of(1))).toBe(0.5);
  expect(areaUnderCurve(Float32Array.of(), Float32Array.of(1))).toBeNaN();
});

test("the trapezia under the drawn curve come to the same area", () => {
  const [usual, unusual] = [scores(140, 0, 0), scores(90, 0.7, 1)];
  const curve = rocCurve(usual, unusual);
  expect(curve[0]).toEqual({ falseAlarmRate: 0, foundRate: 0 });
  expect(curve.at(-1)).toEqual({ falseAlarmRate: 1, foundRate: 1 });
  const area = curve.slice(1).reduce((sum, point, place) => {
    const before = curve[place] ?? point;
    return sum + ((point.falseAlarmRate - before.falseAlarmRate) * (point.foundRate + before.foundRate)) / 2;
  }, 0);
  expect(area).toBeCloseTo(areaUnderCurve(usual, unusual), 12);
});

test("a threshold calls unusual what is at it or above it", () => {
  const confusion = confusionAt(Float32Array.of(1, 2, 3), Float32Array.of(2, 5), 2);
  expect(confusion).toEqual({ passed: 1, falseAlarms: 2, missed: 0, found: 2 });
});

test("the standard error is exact where scores tell nothing, and else what repeated draws scatter by", () => {
  // The variance of Mann and Whitney's statistic of one distribution is (m + n + 1) / 12mn.
  expect(errorOfArea(0.5, 58, 51)).toBeCloseTo(Math.sqrt(110 / (12 * 58 * 51)), 12);
  expect(errorOfArea(0.5, 58, 1)).toBeNaN();
  const areas = Array.from({ length: 200 }, (_, draw) =>
    areaUnderCurve(scores(100, 0, 10 + 2 * draw), scores(80, 0.8, 11 + 2 * draw)),
  );
  const mean = areas.reduce((sum, area) => sum + area, 0) / areas.length;
  const scatter = Math.sqrt(areas.reduce((sum, area) => sum + (area - mean) ** 2, 0) / (areas.length - 1));
  expect(errorOfArea(mean, 100, 80) / scatter).toBeGreaterThan(0.85);
  expect(errorOfArea(mean, 100, 80) / scatter).toBeLessThan(1.15);
});

test("the standard error tells which side has few scores, which counts where the other's are exponential", () => {
  // Ten times the usual mean: an area of 10/11. Four unusual scores leave it more uncertain than four usual ones.
  const exponentials = (count: number, mean: number, counter: number) =>
    drawUniforms(count, { seed: 3, counter, purpose: Purpose.epsilon }).map((share) => -mean * Math.log(share));
  for (const [usualCount, unusualCount] of [
    [4, 200],
    [200, 4],
  ] as const) {
    const areas = Array.from({ length: 800 }, (_, draw) =>
      areaUnderCurve(exponentials(usualCount, 1, 2 * draw), exponentials(unusualCount, 10, 2 * draw + 1)),
    );
    const scatter = Math.sqrt(areas.reduce((sum, area) => sum + (area - 10 / 11) ** 2, 0) / areas.length);
    expect(errorOfArea(10 / 11, usualCount, unusualCount) / scatter).toBeCloseTo(1, 1);
  }
});
