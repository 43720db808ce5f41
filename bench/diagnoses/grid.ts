import { conventionNames, conventions } from "../../src/experiment/conventions";
import { negativeElboObjective, type Objective } from "../../src/experiment/objective";
import type { Diagnosis } from "../../src/state/run/diagnosis/diagnosis";

/** A run whose diagnosis is asked for. */
export interface DiagnosedCase {
  readonly network: "dense" | "conv";
  readonly latentDim: number;
  readonly objective: Objective;
  readonly learningRate: number;
  /** Images trained on; null for all that there are. */
  readonly trainCount: number | null;
}

const usual: DiagnosedCase = {
  network: "dense",
  latentDim: 2,
  objective: negativeElboObjective,
  learningRate: 0.003,
  trainCount: null,
};

/** The usual case with another objective. */
function under(objective: Partial<Objective>, rest: Partial<DiagnosedCase> = {}): DiagnosedCase {
  return { ...usual, ...rest, objective: { ...usual.objective, ...objective } };
}

const rates = [1e-5, 1e-4, 0.01, 0.03, 0.1] as const;
const lambdas = [0, 0.01, 1, 30, 1000] as const;
const allTerms = ["reconstruction", "kl", "combined"] as const;
const fixedNoises = ["zero", "one"] as const;

/** Every convention at every weight, each kind of objective at every rate, σ that is fixed, many dimensions, few images. */
export const grid: readonly DiagnosedCase[] = [
  ...conventionNames.flatMap((convention) =>
    lambdas.map((lambda) => under({ convention, lambda, likelihood: conventions[convention].likelihood })),
  ),
  ...(["elbo", "notes003", "pytorch-vae", "william-hu"] as const).flatMap((convention) =>
    [1, 1000].map((lambda) => {
      const likelihood = conventions[convention].likelihood === "gaussian" ? "bernoulli" : "gaussian";
      return under({ convention, lambda, likelihood });
    }),
  ),
  ...allTerms.flatMap((terms) => rates.map((learningRate) => under({ terms }, { learningRate }))),
  ...rates.map((learningRate) => under({ likelihood: "gaussian" }, { learningRate })),
  ...rates.map((learningRate) => under({ terms: "kl", convention: "william-hu" }, { learningRate })),
  ...fixedNoises.flatMap((noise) => [0, 1, 1000].map((lambda) => under({ noise, lambda }))),
  ...[1, 4].map((lambda) => under({ lambda }, { latentDim: 8 })),
  under({ convention: "william-hu" }, { latentDim: 8 }),
  under({ likelihood: "gaussian" }, { latentDim: 8 }),
  under({ lambda: 0.02 }, { trainCount: 16, latentDim: 8 }),
  ...[1, 1000].map((lambda) => under({ lambda }, { network: "conv" })),
  under({ terms: "reconstruction" }, { network: "conv" }),
  under({ terms: "kl" }, { network: "conv", learningRate: 0.01 }),
];

/** What a run comes to, by which it is known what is right to say of it. */
export interface Outcome {
  /** The step that it came to. */
  readonly step: number;
  /** Held-out losses, nats per image, and what the mean image's reconstruction costs. */
  readonly reconstruction: number;
  readonly kl: number;
  readonly meanImage: number;
  /** How much reconstructions at μ differ from image to image, as a share of how much images do: 0 where all are one. */
  readonly variety: number;
  readonly largestMean: number;
  readonly medianSigma: number;
  readonly spread: number;
  /** What is said of it at the end. */
  readonly names: readonly Diagnosis["name"][];
  /** All that was ever said of it, with the first step at which it was. */
  readonly ever: Readonly<Partial<Record<Diagnosis["name"], number>>>;
}

/** What must be said of a run at its end, and what may be said of it at any moment. */
export interface Expectation {
  readonly required: readonly Diagnosis["name"][];
  readonly allowed: readonly Diagnosis["name"][];
}

/** Steps over this change more than they should: what comes of them may be called too fast. */
const FAST_RATE = 0.02;

/**
 * What is right to say of a case that came to an outcome, by what was asked for and by its pictures: whatever the thresholds of
 * the diagnoses. Reconstructions that are all one, and no worse than the mean image, have collapsed.
 */
export function expectation(asked: DiagnosedCase, outcome: Omit<Outcome, "ever" | "names">): Expectation {
  const { objective, learningRate, latentDim, trainCount } = asked;
  const { terms, lambda, noise } = objective;
  const isRegularised = terms !== "reconstruction" && lambda > 0.02;
  const isOneImage = outcome.variety < 0.02 && outcome.reconstruction < 1.1 * outcome.meanImage;
  const required: Diagnosis["name"][] =
    terms === "combined" && isRegularised && isOneImage ? ["posteriorCollapse"] : [];
  const allowed = [...required];
  if (terms !== "kl" && !isRegularised) allowed.push("explodingMeans");
  if (terms !== "kl" && !isRegularised && noise === "learned") allowed.push("vanishingSigma");
  if (learningRate > FAST_RATE) allowed.push("fastLearning", "diverged", "nonFinite");
  if (latentDim > 2 && terms === "combined") allowed.push("deadDimensions");
  if (trainCount !== null) allowed.push("overfitting");
  return { required, allowed };
}
