import { expect, test } from "vitest";
import { type Circumstances, type Duty, type DutyCost, nextDuty } from "./schedule";

const alone: Circumstances = { isTraining: true, competingModels: 0, lastCost: "step", sinceLastPieceMs: 0 };

function duty(cost: DutyCost, isDue = true): Duty {
  return { name: cost, cost, isDue: () => isDue, do: () => undefined };
}

test("the most urgent of what is due is done", () => {
  expect(nextDuty([duty("turn", false), duty("piece"), duty("step")], alone)?.name).toBe("piece");
  expect(nextDuty([duty("turn", false), duty("piece", false)], alone)).toBeNull();
});

test("a model that trains takes no two turns in a row, one that stands still does", () => {
  const duties = [duty("turn"), duty("step")];
  expect(nextDuty(duties, { ...alone, lastCost: "turn" })?.name).toBe("step");
  expect(nextDuty(duties, { ...alone, lastCost: "turn", isTraining: false })?.name).toBe("turn");
});

test("a model that stands still waits 300 ms between two pieces while others train", () => {
  const aside = { ...alone, isTraining: false, competingModels: 2 };
  const duties = [duty("turn", false), duty("piece"), duty("nothing")];
  expect(nextDuty(duties, { ...aside, sinceLastPieceMs: 299 })?.name).toBe("wait");
  expect(nextDuty(duties, { ...aside, sinceLastPieceMs: 300 })?.name).toBe("piece");
  expect(nextDuty(duties, { ...aside, competingModels: 0 })?.name).toBe("piece");
  expect(nextDuty(duties, { ...aside, isTraining: true })?.name).toBe("piece");
});
