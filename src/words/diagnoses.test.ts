import { expect, test } from "vitest";
import type { Diagnosis } from "../state/run/diagnosis/diagnosis";
import { diagnosisNames, evidenceText, meaningText, remedyText } from "./diagnoses";

const pause = { kind: "pause" } as const;
const diagnoses: readonly [Diagnosis, string][] = [
  [
    { name: "diverged", level: 5000.4, limit: 412, remedy: pause },
    "Training loss 5,000 nats; up to 412 a model is worth keeping",
  ],
  [{ name: "nonFinite", value: "weight", keptStep: 0, remedy: pause }, "A weight is no longer a finite number."],
  [
    { name: "fastLearning", from: 150.26, to: 163.1, steps: 500, remedy: pause },
    "Training loss up from 150 to 163 nats within the last 500 steps",
  ],
  [
    { name: "posteriorCollapse", kl: 0.00123, reconstruction: 205.66, meanImage: 205.7, remedy: pause },
    "KL 0.00123 nats; reconstruction 206, the mean image alone 206",
  ],
  [{ name: "explodingMeans", largestMean: 12.345, remedy: pause }, "Largest |μ| 12.3, where the prior has width 1"],
  [
    { name: "vanishingSigma", medianSigma: 0.1, spread: 4.011, remedy: pause },
    "Median σ 0.1, spread of the means 4.01",
  ],
  [
    { name: "overfitting", least: 150, now: 155.55, training: 140, remedy: pause },
    "Held-out reconstruction up from 150 to 156 nats; training 140",
  ],
  [
    { name: "deadDimensions", dead: 3, latentDim: 8, threshold: 0.01, remedy: pause },
    "3 of 8 dimensions carry less than 0.01 nats each",
  ],
];

test.each(diagnoses)("%o is told with its numbers and units", (diagnosis, evidence) => {
  expect(evidenceText(diagnosis)).toBe(evidence);
  expect(meaningText(diagnosis)).toMatch(/\.$/);
  expect(diagnosisNames[diagnosis.name]).not.toBe("");
});

test("what samples see where means explode is said as it is: the middle of the map, not what lies between its classes", () => {
  const exploding = diagnoses.map(([each]) => each).find(({ name }) => name === "explodingMeans");
  expect(exploding && meaningText(exploding)).toContain("samples from the prior see only the middle of the map");
});

test.each([
  [{ kind: "objective", change: { lambda: 1 } }, "Set λ to 1"],
  [{ kind: "objective", change: { terms: "combined", lambda: 1 } }, "Minimise both terms"],
  [{ kind: "objective", change: { terms: "reconstruction" } }, "Leave KL out for a while"],
  [{ kind: "learning rate", learningRate: 0.0005, halved: true }, "Halve the learning rate"],
  [{ kind: "learning rate", learningRate: 0.001, halved: false }, "Set the learning rate to 0.001"],
  [{ kind: "latent dimensions", latentDim: 1 }, "Try 1 dimension"],
  [{ kind: "latent dimensions", latentDim: 5 }, "Try 5 dimensions"],
  [{ kind: "pause" }, "Pause here"],
] as const)("%o is the button “%s”", (remedy, words) => {
  expect(remedyText(remedy)).toBe(words);
});
