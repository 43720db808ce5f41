import { expect, it } from "vitest";
import { mnistDescription } from "../experiment/mnist";
import type { Diagnosis } from "../state/run/diagnosis/diagnosis";
import type { Happening } from "../state/run/happenings/happening";
import { diagnosisMeanings, diagnosisNames, evidenceText } from "./diagnoses";
import { inEverydayWords } from "./everyday";
import { happeningText } from "./happenings";
import { watchText } from "./watching";

const happenings: readonly Happening[] = [
  { step: 9, code: "beatsMeanImage", reconstruction: 204, reference: 205.7 },
  { step: 9, code: "priorFilled", coverage: 0.81 },
  { step: 9, code: "priorLeft", coverage: 0.5 },
  { step: 9, code: "cloudsNarrow", medianSigma: 0.36, spread: 1.45 },
  { step: 9, code: "recovered", name: "vanishingSigma" },
];

const diagnoses: readonly Diagnosis[] = [
  { name: "posteriorCollapse", kl: 0.01, reconstruction: 206, meanImage: 205.7 },
  { name: "explodingMeans", largestMean: 14 },
  { name: "vanishingSigma", medianSigma: 0.01, spread: 3 },
].map((found) => ({ ...found, remedy: { kind: "pause" } }) as Diagnosis);

it("leaves no symbol of the field in what is told of a run", () => {
  const sentences = [
    ...happenings.map((happening) => happeningText(happening, mnistDescription)),
    ...diagnoses.map(evidenceText),
    ...Object.values(diagnosisMeanings),
    ...Object.values(diagnosisNames),
    ...(["combined", "reconstruction", "kl"] as const).map((terms) => watchText(terms, "digits")),
  ];
  for (const sentence of sentences) expect(inEverydayWords(sentence)).not.toMatch(/σ|μ|\bKL\b|reconstruction/i);
});

it("tells the same in sentences that can be read", () => {
  expect(inEverydayWords("The clouds have shrunk: half of all σ are under 0.36, while the means spread by 1.45.")).toBe(
    "The clouds have shrunk: half of all blurs are under 0.36, while the codes spread by 1.45.",
  );
  expect(inEverydayWords("KL 0.01 nats; reconstruction 206, the mean image alone 205.7")).toBe(
    "Untidiness 0.01 nats; copying error 206, the mean image alone 205.7",
  );
  expect(inEverydayWords("Without KL nothing keeps codes near the prior.")).toBe(
    "Without tidying nothing keeps codes near the prior.",
  );
});
