import { describe, expect, it } from "vitest";
import { type Objective, totalLoss, weightsOf } from "./objective";

const combined: Objective = { terms: "combined", lambda: 3, likelihood: "bernoulli", noise: "learned" };
const losses = { reconstruction: 150, kl: 6 };

describe("the minimised sum", () => {
  it("is reconstruction + λ KL when combined", () => {
    expect(totalLoss(losses, combined)).toBe(168);
  });

  it("is the negative ELBO at λ = 1", () => {
    expect(totalLoss(losses, { ...combined, lambda: 1 })).toBe(156);
  });

  it("leaves one term out, whatever λ", () => {
    expect(totalLoss(losses, { ...combined, terms: "reconstruction" })).toBe(150);
    expect(totalLoss(losses, { ...combined, terms: "kl" })).toBe(18);
  });

  it("does not see a term that is left out, were it infinite", () => {
    const infinite = { reconstruction: Number.POSITIVE_INFINITY, kl: 6 };
    expect(totalLoss(infinite, { ...combined, terms: "kl" })).toBe(18);
    expect(totalLoss({ reconstruction: 150, kl: Number.NaN }, { ...combined, lambda: 0 })).toBe(150);
  });

  it("is not finite where a term that counts is not", () => {
    expect(totalLoss({ reconstruction: Number.NaN, kl: 6 }, combined)).toBeNaN();
  });
});

it("weighs KL by λ wherever KL counts", () => {
  expect(weightsOf(combined)).toEqual({ reconstruction: 1, kl: 3 });
  expect(weightsOf({ ...combined, terms: "kl" })).toEqual({ reconstruction: 0, kl: 3 });
  expect(weightsOf({ ...combined, terms: "reconstruction" })).toEqual({ reconstruction: 1, kl: 0 });
});
