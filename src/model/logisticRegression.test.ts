import { expect, test } from "vitest";
import { fitLogisticRegression, type LabelledPoints, likeliestClasses } from "./logisticRegression";

function ended<Result>(steps: Generator<void, Result, void>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Thirty points of three classes that overlap. */
const overlapping: LabelledPoints = {
  features: Float32Array.from({ length: 60 }, (_, place) => {
    const row = place >> 1;
    return place % 2 === 0 ? Math.sin(1.7 * row) + (row % 3) : 2 * Math.cos(2.3 * row) - (row % 3) / 2;
  }),
  labels: Uint8Array.from({ length: 30 }, (_, row) => (row + Math.floor(row / 7)) % 3),
  size: 2,
  classCount: 3,
};

test("weights and classes are those that another minimiser finds of the same loss", () => {
  // By SciPy's BFGS to a gradient of 1e-10, in 64 bits.
  const expected = [-0.150394, 0.846152, -0.042213, 0.163171, -0.109099, 0.103024, -0.012777, -0.737053, -0.060811];
  const classifier = ended(fitLogisticRegression(overlapping));
  expect(classifier.converged).toBe(true);
  for (const [place, weight] of expected.entries()) expect(classifier.weights[place]).toBeCloseTo(weight, 2);
  expect([...ended(likeliestClasses(classifier, overlapping.features))]).toEqual([
    0, 2, 2, 0, 2, 1, 0, 2, 0, 1, 2, 0, 2, 1, 0, 2, 0, 1, 2, 0, 2, 2, 0, 2, 0, 0, 2, 0, 1, 2,
  ]);
});

test("of features that tell nothing, the biases are the logarithms of the classes' shares", () => {
  const labels = Uint8Array.of(0, 0, 0, 0, 0, 1, 1, 2);
  const { weights } = ended(fitLogisticRegression({ features: new Float32Array(8), labels, size: 1, classCount: 3 }));
  const biases = [weights[1] ?? 0, weights[3] ?? 0, weights[5] ?? 0];
  const total = biases.reduce((sum, bias) => sum + Math.exp(bias), 0);
  const shares = biases.map((bias) => Math.exp(bias) / total);
  for (const [label, share] of [5 / 8, 2 / 8, 1 / 8].entries()) expect(shares[label]).toBeCloseTo(share, 3);
});

test("features of another scale and origin are classified alike", () => {
  const features = overlapping.features.map((value) => 1000 * value - 70);
  const there = ended(fitLogisticRegression({ ...overlapping, features }));
  const here = ended(fitLogisticRegression(overlapping));
  expect([...ended(likeliestClasses(there, features))]).toEqual([
    ...ended(likeliestClasses(here, overlapping.features)),
  ]);
});
