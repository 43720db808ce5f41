import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelSize, sizeOf } from "../../experiment/architecture";
import type { Objective } from "../../experiment/objective";
import { corruptedImages } from "../../model/corruption";
import { coefficientsOf, labelWeightOf, totalLoss } from "../../model/objective";
import { drawNormals, drawUniforms, Purpose } from "../../model/random";
import {
  conditionalDraws,
  type DrawnNetwork,
  draws,
  labelledDraws,
  labelledObjectives,
  objectives,
  skippingDraws,
  workOf,
} from "../parity/architectures";
import { someState } from "../parity/comparison";
import { referenceLosses, referenceValues } from "./reference";

const STEP = 1e-6;
const DRAWS = 40;

describe("The 64-bit reference", () => {
  it.each([
    ["of networks told nothing", draws, objectives],
    ["of networks told the class", conditionalDraws, objectives],
    ["of networks with skip connections", skippingDraws, objectives],
    ["of networks that learn the class", labelledDraws, labelledObjectives],
  ])("has the gradient that finite differences of its own loss have, %s", (_, networks, minimised) => {
    const small = networks.filter(({ architecture, images }) => images * workOf(architecture) < 60_000);
    // The loss under the formula that is no divergence has no value in nats.
    const divergences = minimised.filter(({ convention }) => convention !== "william-hu");
    const compared: number[] = [];
    const compare = (draw: DrawnNetwork, objective: Objective, seed: number) => {
      const difference = compareWithDifferences(draw, objective, seed);
      if (difference !== null) compared.push(difference);
    };
    fc.assert(fc.property(small, divergences, fc.integer({ min: 0, max: 1e6 }), compare), {
      numRuns: DRAWS,
      seed: 7,
      endOnFailure: true,
    });
    expect(compared.length).toBeGreaterThanOrEqual(0.85 * DRAWS);
    expect(compared.filter((difference) => Math.abs(difference) > 0.01).length).toBeGreaterThanOrEqual(0.7 * DRAWS);
  });
});

/**
 * Compares the gradient along one drawn direction with the finite difference there, which it returns; null where the
 * loss, by its own differences, has a ReLU's kink within the step.
 */
function compareWithDifferences(
  { architecture, images }: DrawnNetwork,
  objective: Objective,
  seed: number,
): number | null {
  const drawn = someState(architecture);
  const parameters = Float64Array.from(drawn.parameters);
  const runningStatistics = Float64Array.from(drawn.runningStatistics);
  const key = { seed, counter: 0, purpose: Purpose.prior };
  const x = Float64Array.from(drawUniforms(images * sizeOf(architecture.imageShape), key));
  const epsilon = Float64Array.from(drawNormals(images * architecture.latentDim, { ...key, counter: 1 }));
  const { corruption } = objective;
  const seen = corruption ? corruptedImages(x, architecture.imageShape, corruption, { ...key, counter: 3 }) : x;
  const told = labelSize(architecture);
  // To a label head the class of every third image is unknown.
  const isKnown = (image: number) => !architecture.labelHead || image % 3 > 0;
  const classes = Float64Array.from({ length: images * told }, (_, at) => {
    const image = Math.floor(at / told);
    return Number(at % told === image % told && isKnown(image));
  });
  const inputs = { x, seen, epsilon, classes };
  const direction = drawNormals(parameters.length, { ...key, counter: 2 });
  const sizes = { pixels: sizeOf(architecture.imageShape), latentDim: architecture.latentDim, batchSize: images };
  const { reconstruction } = coefficientsOf({ ...objective, terms: "reconstruction" }, sizes);
  const lossAt = (distance: number) => {
    const moved = parameters.map((value, index) => value + distance * (direction[index] ?? 0));
    const losses = referenceLosses(architecture, { parameters: moved, runningStatistics }, inputs, objective);
    return reconstruction * totalLoss(losses, objective, sizes) + labelWeightOf(objective) * (losses.crossEntropy ?? 0);
  };
  const forwards = (lossAt(STEP) - lossAt(0)) / STEP;
  const backwards = (lossAt(0) - lossAt(-STEP)) / STEP;
  const difference = (lossAt(STEP) - lossAt(-STEP)) / (2 * STEP);
  if (Math.abs(forwards - backwards) > 1e-3 * Math.abs(difference) + 1e-6) return null;
  const { gradient } = referenceValues(architecture, { parameters, runningStatistics }, inputs, objective);
  const slope = gradient.reduce((sum, value, index) => sum + value * (direction[index] ?? 0), 0);
  expect(Math.abs(difference - slope)).toBeLessThan(1e-4 * Math.abs(difference) + 1e-5);
  return difference;
}
