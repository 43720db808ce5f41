import { describe, expect, it } from "vitest";
import { negativeElboObjective, type Objective } from "../experiment/objective";
import { klDefinition, objectiveName, termSymbols } from "./objective";

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
