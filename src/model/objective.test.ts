import { describe, expect, it } from "vitest";
import type { ConventionName } from "../experiment/conventions";
import { negativeElboObjective } from "../experiment/objective";
import { coefficientsOf, effectiveBeta, mistakenWeights, negativeElbo, totalLoss } from "./objective";

const combined = { ...negativeElboObjective, lambda: 3 };
const sizes = { pixels: 784, latentDim: 2, batchSize: 128 };
const losses = { reconstruction: 150, kl: 6 };

describe("the minimised sum", () => {
  it("is reconstruction + λ KL when combined", () => {
    expect(totalLoss(losses, combined, sizes)).toBe(168);
  });

  it("is the negative ELBO at λ = 1", () => {
    expect(totalLoss(losses, { ...combined, lambda: 1 }, sizes)).toBe(156);
  });

  it("leaves one term out, whatever λ", () => {
    expect(totalLoss(losses, { ...combined, terms: "reconstruction" }, sizes)).toBe(150);
    expect(totalLoss(losses, { ...combined, terms: "kl" }, sizes)).toBe(18);
  });

  it("does not see a term that is left out, were it infinite", () => {
    const infinite = { reconstruction: Number.POSITIVE_INFINITY, kl: 6 };
    expect(totalLoss(infinite, { ...combined, terms: "kl" }, sizes)).toBe(18);
    expect(totalLoss({ reconstruction: 150, kl: Number.NaN }, { ...combined, lambda: 0 }, sizes)).toBe(150);
  });

  it("is not finite where a term that counts is not", () => {
    expect(totalLoss({ reconstruction: Number.NaN, kl: 6 }, combined, sizes)).toBeNaN();
  });
});

it("weighs KL by λ wherever KL counts", () => {
  expect(coefficientsOf(combined, sizes)).toEqual({ reconstruction: 1, squares: 3, logs: 3 });
  expect(coefficientsOf({ ...combined, terms: "kl" }, sizes)).toEqual({ reconstruction: 0, squares: 3, logs: 3 });
  expect(coefficientsOf({ ...combined, terms: "reconstruction" }, sizes)).toEqual({
    reconstruction: 1,
    squares: 0,
    logs: 0,
  });
});

describe("the effective β", () => {
  it.each<[ConventionName, number]>([
    ["elbo", 1],
    ["cs3232", 0.5],
    ["notes003", 128],
    ["keras", 1],
    ["pytorch", 1],
  ])("of %s is %d on MNIST with two latent dimensions and batches of 128", (convention, beta) => {
    expect(effectiveBeta({ ...combined, lambda: 1, convention }, sizes)).toBe(beta);
  });

  it("of a squared error averaged over pixels is half their number", () => {
    const part1 = { ...combined, lambda: 1, likelihood: "gaussian", convention: "part1" } as const;
    expect(effectiveBeta(part1, sizes)).toBeCloseTo(392, 9);
    expect(effectiveBeta({ ...part1, lambda: 0.00025, convention: "pytorch-vae" }, sizes)).toBeCloseTo(0.098, 9);
  });

  it("does not exist under a formula that is no divergence", () => {
    expect(effectiveBeta({ ...combined, convention: "william-hu" }, sizes)).toBeNull();
    const mistaken = { ...combined, lambda: 3, convention: "william-hu" } as const;
    expect(totalLoss({ reconstruction: 30, kl: 0.19, mistakenKl: -0.31 }, mistaken, sizes)).toBeCloseTo(29.07, 10);
    expect(totalLoss(losses, mistaken, sizes)).toBeNaN();
    expect(mistakenWeights(mistaken, sizes)).toEqual({ squares: 2, logs: 1 });
    expect(mistakenWeights(combined, sizes)).toBeNull();
  });
});

it("adds up to the loss in nats, whatever the convention multiplies it with", () => {
  expect(totalLoss(losses, { ...combined, lambda: 1, convention: "cs3232" }, sizes)).toBe(153);
  expect(totalLoss(losses, { ...combined, lambda: 1, convention: "pytorch" }, sizes)).toBe(156);
  expect(negativeElbo(losses)).toBe(156);
});
