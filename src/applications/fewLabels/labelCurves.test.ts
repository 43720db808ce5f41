import { expect, test } from "vitest";
import { classifiersIn, confusionOf, gainOf, labelRows } from "./labelCurves";
import { type LabelMeasurement, labelCounts, leftOf, planOf, withLatest } from "./labelPlan";

function measured(seed: number, features: "mu" | "pixels", right: number, step = 7): LabelMeasurement {
  const counts = Uint32Array.of(right, 10 - right, 0, 10);
  return {
    seed,
    labels: 10,
    features,
    neighbours: counts,
    regression: Uint32Array.of(10, 0, 10, 0),
    spreading: features === "mu" ? Uint32Array.of(right - 1, 11 - right, 0, 10) : new Uint32Array(4),
    converged: true,
    step,
  };
}

test("accuracy over draws is a mean within a band", () => {
  const rows = labelRows({ measured: [measured(1, "mu", 10), measured(2, "mu", 6)], head: null });
  expect(rows).toHaveLength(1);
  expect(rows[0]?.neighboursMu).toEqual({ mean: 0.9, least: 0.8, greatest: 1, draws: 2 });
  expect(rows[0]?.neighboursPixels).toBeUndefined();
});

test("what the images without labels gave is between the better ones of either kind", () => {
  const row = labelRows({ measured: [measured(1, "mu", 10), measured(1, "pixels", 4)], head: null })[0];
  expect(row && gainOf(row)).toBeCloseTo(1 - 0.7, 12);
  expect(gainOf({ labels: 3 })).toBeNull();
});

test("confusions of several draws are added", () => {
  const both = { measured: [measured(1, "mu", 10), measured(2, "mu", 6)], head: null };
  expect([...(confusionOf(both, 10, "neighboursMu") ?? [])]).toEqual([16, 4, 0, 20]);
  expect(confusionOf({ measured: [], head: null }, 10, "neighboursMu")).toBeNull();
});

test("a label head stands at its own number of labels, and where there is none nothing is told of it", () => {
  const head = { labels: 100, counts: Uint32Array.of(9, 1, 0, 10), step: 7 };
  const rows = labelRows({ measured: [measured(1, "mu", 10)], head });
  expect(rows.map(({ labels }) => labels)).toEqual([10, 100]);
  expect(rows[1]).toEqual({ labels: 100, labelHead: { mean: 0.95, least: 0.95, greatest: 0.95, draws: 1 } });
  expect(classifiersIn(rows)).toEqual(["labelHead", "neighboursMu", "regressionMu", "spreadingMu"]);
  expect([...(confusionOf({ measured: [], head }, 100, "labelHead") ?? [])]).toEqual([9, 1, 0, 10]);
  expect(classifiersIn(labelRows({ measured: [measured(1, "mu", 10)], head: null }))).not.toContain("labelHead");
});

test("a plan is of numbers that the images allow, and of each seed before the next", () => {
  expect(labelCounts(1000, 60_000, 10)).toEqual([10, 30, 100, 300, 1000]);
  expect(labelCounts(1000, 250, 26)).toEqual([30, 100]);
  const plan = planOf([10, 30]);
  expect(plan).toHaveLength(20);
  expect(plan[1]).toEqual({ seed: 1, labels: 10, features: "pixels" });
  expect(leftOf(plan, [measured(1, "mu", 3)])[0]).toEqual(plan[1]);
});

test("what was measured of another step no longer counts", () => {
  const [one, again, other] = [measured(1, "mu", 3), measured(1, "mu", 4), measured(1, "pixels", 5, 8)];
  expect(withLatest([one], again)).toEqual([again]);
  expect(withLatest([one, measured(1, "pixels", 2)], other)).toEqual([other]);
});
