import { expect, test } from "vitest";
import { Allowance } from "./allowance";

const counts = [10_000, 2000];

test("few images are looked at where nothing is known of their cost", () => {
  expect(new Allowance().choose(counts)).toBe(2000);
});

test("all images are looked at where that takes no more than 400 ms", () => {
  const allowance = new Allowance();
  allowance.spent(80, 2000);
  expect(allowance.choose(counts)).toBe(10_000);
});

test("few images are looked at where all would take longer", () => {
  const allowance = new Allowance();
  allowance.spent(81, 2000);
  expect(allowance.choose(counts)).toBe(2000);
});

test("few images are looked at where all of a model and two others would take longer", () => {
  const allowance = new Allowance();
  allowance.spent(80, 2000);
  expect(allowance.choose(counts, 2)).toBe(2000);
  allowance.spent(26, 2000);
  expect(allowance.choose(counts, 2)).toBe(10_000);
});

test("the number of images does not follow every change of their cost", () => {
  const allowance = new Allowance();
  allowance.spent(390, 10_000);
  const chosen = [390, 590, 410, 610, 590, 410, 390].map((ms) => {
    const count = allowance.choose(counts);
    allowance.spent(ms, 10_000);
    return count;
  });
  expect(chosen).toEqual([10_000, 10_000, 10_000, 10_000, 2000, 2000, 2000]);
  expect(allowance.choose(counts)).toBe(10_000);
});
