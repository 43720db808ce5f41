import { expect, test } from "vitest";
import { Pace } from "./pace";

test("the pace is images over time", () => {
  const pace = new Pace();
  pace.start(1000);
  for (let step = 1; step <= 10; step++) pace.add(128, 1000 + 100 * step);
  expect(pace.imagesPerSecond).toBeCloseTo(1280);
});

test("the pace forgets what lies before its window", () => {
  const pace = new Pace(1000);
  pace.start(0);
  for (let step = 1; step <= 20; step++) pace.add(100, 100 * step);
  for (let step = 1; step <= 20; step++) pace.add(100, 2000 + 1000 * step);
  expect(pace.imagesPerSecond).toBeCloseTo(100);
});

test("the pace does not count a pause", () => {
  const pace = new Pace();
  pace.start(0);
  pace.add(100, 100);
  pace.start(60_000);
  pace.add(100, 60_100);
  expect(pace.imagesPerSecond).toBeCloseTo(1000);
});

test("the pace of nothing is 0", () => {
  expect(new Pace().imagesPerSecond).toBe(0);
});
