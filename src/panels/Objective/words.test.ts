import { describe, expect, it } from "vitest";
import type { Objective } from "../../experiment/objective";
import { klDefinition, objectiveName, termSymbols } from "./words";

const elbo: Objective = { terms: "combined", lambda: 1, likelihood: "bernoulli", noise: "learned" };

describe("the name of an objective", () => {
  it("is the ELBO only for both terms, λ = 1 and noise", () => {
    expect(objectiveName(elbo)).toContain("ELBO");
    const others: Partial<Objective>[] = [
      { terms: "kl" },
      { terms: "reconstruction" },
      { lambda: 2 },
      { noise: "zero" },
    ];
    for (const other of others) expect(objectiveName({ ...elbo, ...other })).not.toContain("ELBO");
  });

  it("is a β-VAE with the λ at hand otherwise", () => {
    expect(objectiveName({ ...elbo, lambda: 4 })).toBe("a β-VAE, β = 4");
  });

  it("is an autoencoder where KL does not count", () => {
    expect(objectiveName({ ...elbo, lambda: 0 })).toBe(objectiveName({ ...elbo, terms: "reconstruction" }));
  });
});

describe("the symbols of an objective", () => {
  it("take no expectation where the code is not drawn", () => {
    expect(termSymbols(elbo).reconstruction).toBe("E[−log p(x|z)]");
    expect(termSymbols({ ...elbo, noise: "zero" }).reconstruction).toBe("−log p(x|z)");
  });

  it("write what is counted where KL is infinite", () => {
    expect(termSymbols({ ...elbo, noise: "zero" }).kl).toBe("½‖μ‖²");
    expect(klDefinition("zero")).toContain("infinite");
  });

  it("write the squared error for Gaussian pixels", () => {
    expect(termSymbols({ ...elbo, likelihood: "gaussian" }).reconstruction).toContain("½‖x − x̂‖²");
  });
});
