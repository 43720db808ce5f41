import { expect, test } from "vitest";
import { LOSSES_KEPT } from "../../engine/engine";
import { Cadence } from "./cadence";

/** How many steps, each submitted within 1 ms, go by until a report is due. */
function stepsUntilReport(cadence: Cadence, now: number): number {
  for (let steps = 1; ; steps++) {
    cadence.stepped();
    if (cadence.isReportDue(now + steps)) return steps;
  }
}

test("a slow device is waited for after every step", () => {
  const cadence = new Cadence();
  cadence.start(0);
  expect(stepsUntilReport(cadence, 0)).toBe(1);
  cadence.reported(500);
  expect(stepsUntilReport(cadence, 500)).toBe(1);
});

test("a fast device is asked for its losses ten times a second", () => {
  const cadence = new Cadence();
  cadence.start(0);
  stepsUntilReport(cadence, 0);
  cadence.reported(4);
  expect(stepsUntilReport(cadence, 4)).toBe(25);
});

test("no more steps go unread than an engine keeps losses of", () => {
  const cadence = new Cadence();
  cadence.start(0);
  stepsUntilReport(cadence, 0);
  cadence.reported(0.1);
  expect(stepsUntilReport(cadence, 0.1)).toBeLessThanOrEqual(LOSSES_KEPT);
});

test("looking takes at most a sixth of the time", () => {
  const cadence = new Cadence();
  cadence.start(0);
  expect(cadence.isGlanceDue(599)).toBe(false);
  expect(cadence.isGlanceDue(600)).toBe(true);
  cadence.glanced(1600, 1000);
  expect(cadence.isGlanceDue(6599)).toBe(false);
  expect(cadence.isGlanceDue(6600)).toBe(true);
});

test("looking takes no greater part of the time where two other models train", () => {
  const cadence = new Cadence();
  cadence.start(0);
  cadence.glanced(1000, 400);
  expect(cadence.isGlanceDue(6999, 2)).toBe(false);
  expect(cadence.isGlanceDue(7000, 2)).toBe(true);
});

test("saves that take long come so seldom that they take a hundredth of the time, ten seconds apart at most", () => {
  const cadence = new Cadence();
  cadence.start(0);
  expect([1999, 2000].map((now) => cadence.isSaveDue(1000, now))).toEqual([false, true]);
  cadence.saved(2000, 8);
  expect([3999, 4000].map((now) => cadence.isSaveDue(1000, now))).toEqual([false, true]);
  cadence.saved(4000, 80);
  expect([11_999, 12_000].map((now) => cadence.isSaveDue(1000, now))).toEqual([false, true]);
  expect(cadence.isSaveDue(40, 4001)).toBe(true);
  cadence.saved(12_000, 900);
  expect([21_999, 22_000].map((now) => cadence.isSaveDue(1000, now))).toEqual([false, true]);
});

test("the held-out loss is measured at the same steps on every machine", () => {
  const cadence = new Cadence();
  expect([1, 10, 11, 20, 30, 49, 50, 99, 100].filter((step) => cadence.isEvaluationDue(step))).toEqual([
    10, 20, 50, 100,
  ]);
  expect([10, 50, 60, 450, 500].filter((step) => cadence.codesDue(step) === "means")).toEqual([10, 50, 500]);
});
