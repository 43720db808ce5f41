import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sizeOf } from "../../experiment/architecture";
import { drawNormals, drawUniforms, Purpose } from "../../experiment/random";
import { totalLoss, weightsOf } from "../../model/objective";
import { type Draw, draws, objectives, workOf } from "./architectures";
import { someState } from "./comparison";
import { testify } from "./witness";

const STEP = 1e-6;

describe("The witness", () => {
  it("has the gradient that finite differences of its own loss have", () => {
    const small = draws.filter(({ architecture, images }) => images * workOf(architecture) < 60_000);
    // The loss under the formula that is no divergence has no value in nats.
    const divergences = objectives.filter(({ convention }) => convention !== "william-hu");
    fc.assert(fc.property(small, divergences, fc.integer({ min: 0, max: 1e6 }), compareWithDifferences), {
      numRuns: 40,
      seed: 7,
      endOnFailure: true,
    });
  });
});

/** Compares the slope along one drawn direction, which no kink of a ReLU lies close to. */
function compareWithDifferences(
  { architecture, images }: Draw,
  objective: Parameters<typeof testify>[4],
  seed: number,
) {
  const drawn = someState(architecture);
  const parameters = Float64Array.from(drawn.parameters);
  const runningStatistics = Float64Array.from(drawn.runningStatistics);
  const key = { seed, counter: 0, purpose: Purpose.prior };
  const x = Float64Array.from(drawUniforms(images * sizeOf(architecture.imageShape), key));
  const epsilon = Float64Array.from(drawNormals(images * architecture.latentDim, { ...key, counter: 1 }));
  const direction = drawNormals(parameters.length, { ...key, counter: 2 });
  const lossAt = (distance: number) => {
    const moved = parameters.map((value, index) => value + distance * (direction[index] ?? 0));
    const told = testify(architecture, { parameters: moved, runningStatistics }, x, epsilon, objective);
    const sizes = { pixels: sizeOf(architecture.imageShape), latentDim: architecture.latentDim, batchSize: images };
    const { reconstruction } = weightsOf({ ...objective, terms: "reconstruction" }, sizes);
    return reconstruction * totalLoss(told, objective, sizes);
  };
  const { gradient } = testify(architecture, { parameters, runningStatistics }, x, epsilon, objective);
  const slope = gradient.reduce((sum, value, index) => sum + value * (direction[index] ?? 0), 0);
  const forwards = (lossAt(STEP) - lossAt(0)) / STEP;
  const backwards = (lossAt(0) - lossAt(-STEP)) / STEP;
  const kinked = Math.abs(forwards - backwards) > 1e-3 * Math.abs(slope);
  if (kinked) return;
  const difference = (lossAt(STEP) - lossAt(-STEP)) / (2 * STEP);
  expect(Math.abs(difference - slope)).toBeLessThan(1e-4 * Math.abs(slope) + 1e-5);
}
