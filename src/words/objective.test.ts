import { describe, expect, it } from "vitest";
import { negativeElboObjective, type Objective } from "../experiment/objective";
import { mistakenKl } from "../model/kl";
import { klDefinition, objectiveName, purposesOf, termSymbols } from "./objective";

const elbo = negativeElboObjective;

describe("the name of an objective", () => {
  it("is the ELBO only for both terms, λ = 1 and noise", () => {
    expect(objectiveName(elbo, 1)).toContain("ELBO");
    const others: Partial<Objective>[] = [{ terms: "kl" }, { terms: "reconstruction" }, { noise: "zero" }];
    for (const other of others) expect(objectiveName({ ...elbo, ...other }, 1)).not.toContain("ELBO");
    expect(objectiveName({ ...elbo, convention: "cs3232" }, 0.5)).not.toContain("ELBO");
    expect(objectiveName({ ...elbo, convention: "william-hu" }, null)).not.toContain("ELBO");
  });

  it("is a β-VAE with the β at hand otherwise", () => {
    expect(objectiveName({ ...elbo, lambda: 4 }, 4)).toBe("a β-VAE, β = 4");
  });

  it("is an autoencoder where KL does not count", () => {
    expect(objectiveName({ ...elbo, lambda: 0 }, 0)).toBe(objectiveName({ ...elbo, terms: "reconstruction" }, 1));
  });
});

describe("what KL draws σ to", () => {
  const lossAt = (sigma: number, squares: number) =>
    mistakenKl({ mu: new Float32Array(1), logVar: Float32Array.of(2 * Math.log(sigma)) }, 1, "learned", {
      squares,
      logs: 1,
    });

  it.each([
    ["elbo", 1],
    ["william-hu", 2],
  ] as const)("is where the formula of %s is least", (convention, squares) => {
    const sigma = Number(/σ to ([\d.]+)/.exec(purposesOf({ ...elbo, convention }).kl)?.[1]);
    for (const other of [0.95 * sigma, 1.05 * sigma]) {
      expect(lossAt(sigma, squares)).toBeLessThan(lossAt(other, squares));
    }
  });

  it("is nothing where σ is not learned", () => {
    expect(purposesOf({ ...elbo, noise: "zero" }).kl).not.toContain("σ");
  });
});

describe("the symbols of an objective", () => {
  it("take no expectation where the code is not drawn", () => {
    expect(termSymbols(elbo).reconstruction).toBe("E[−log p(x|z)]");
    expect(termSymbols({ ...elbo, noise: "zero" }).reconstruction).toBe("−log p(x|z)");
  });

  it("write what is counted where KL is infinite", () => {
    expect(termSymbols({ ...elbo, noise: "zero" }).kl).toBe("½‖μ‖²");
    expect(klDefinition({ ...elbo, noise: "zero" })).toContain("infinite");
  });

  it("write a mistaken formula as what is left of it where σ = 0", () => {
    const mistake = { ...elbo, convention: "william-hu" } as const;
    expect(klDefinition(mistake)).toContain("Σ (σ² + μ² − log σ − 1) is no divergence");
    expect(termSymbols({ ...mistake, noise: "zero" }).kl).toBe("‖μ‖²");
    expect(klDefinition({ ...mistake, noise: "zero" })).toMatch(/^‖μ‖²: .*no divergence; KL itself is infinite/);
  });

  it("write the squared error for Gaussian pixels", () => {
    expect(termSymbols({ ...elbo, likelihood: "gaussian" }).reconstruction).toContain("½‖x − x̂‖²");
  });
});
