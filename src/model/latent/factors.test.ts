import { describe, expect, it } from "vitest";
import { drawUniforms, Purpose } from "../random";
import { type FactorTable, type FactorValues, factorTable } from "./factors";

const COUNT = 8000;
const uniforms = (counter: number) => drawUniforms(COUNT, { seed: 1, counter, purpose: Purpose.weights });

function tableOf(dimensions: readonly ArrayLike<number>[], factors: readonly FactorValues[]): FactorTable {
  const mu = Float32Array.from({ length: COUNT * dimensions.length }, (_, index) => {
    return dimensions[index % dimensions.length]?.[Math.floor(index / dimensions.length)] ?? 0;
  });
  const pieces = factorTable(mu, dimensions.length, factors);
  let step = pieces.next();
  while (!step.done) step = pieces.next();
  return step.value;
}

const [first, second] = [uniforms(0), uniforms(1)];

describe("a code that is the factors themselves", () => {
  const { explained, information, gap } = tableOf([second, first], [{ values: first }, { values: second }]);

  it("explains each by one dimension and by no other", () => {
    expect(explained[0]?.[1]).toBeGreaterThan(0.99);
    expect(explained[1]?.[0]).toBeGreaterThan(0.99);
    expect(explained[0]?.[0]).toBeLessThan(0.01);
    expect(information[0]?.[1]).toBeCloseTo(Math.log(20), 6);
  });

  it("has a gap of nearly 1: what chance tells of 20 × 20 bins is missing", () => {
    expect(gap).toBeGreaterThan(0.98);
    expect(gap).toBeLessThanOrEqual(1);
  });
});

it("two dimensions that tell the same have no gap", () => {
  expect(tableOf([first, first], [{ values: first }]).gap).toBe(0);
});

it("a sum of two equal factors explains half of either", () => {
  const sum = first.map((value, row) => value + (second[row] ?? 0));
  const { explained } = tableOf([sum], [{ values: first }, { values: second }]);
  for (const share of explained[0] ?? []) expect(share).toBeCloseTo(0.5, 1);
});

it("noise explains nothing", () => {
  const { explained, gap } = tableOf([uniforms(2), uniforms(3)], [{ values: first }]);
  for (const row of explained) expect(row[0]).toBeLessThan(0.005);
  expect(gap).toBeLessThan(0.01);
});

it("a turn is followed through its end, where a straight one is not", () => {
  const angle = first.map((value) => (value * 360 + 90) % 360);
  const { explained } = tableOf([first], [{ values: angle, period: 360 }]);
  expect(explained[0]?.[0]).toBeGreaterThan(0.97);
});

it("a dimension that never changes explains nothing", () => {
  const { explained, information } = tableOf([new Float32Array(COUNT)], [{ values: first }]);
  expect(explained[0]?.[0]).toBe(0);
  expect(information[0]?.[0]).toBeCloseTo(0, 9);
});
