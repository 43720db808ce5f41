import { expect, test } from "vitest";
import { groupsOfMetrics, type MetricGroup, metricGroups, metricNames } from "../../../experiment/metrics";
import type { EncoderNoise } from "../../../experiment/objective";
import { smallExperimentOn, stripes } from "../../../testing/dataSets";
import { FakeEngine } from "../../../testing/fakeEngine";
import { CHUNK, Trainer } from "../../../training/trainer";
import type { Reports } from "../list";
import type { Look } from "../view";
import { metrics } from "./metrics";

async function look(groups: readonly MetricGroup[], noise: EncoderNoise = "learned") {
  const usual = smallExperimentOn(stripes);
  const experiment = { ...usual, objective: { ...usual.objective, noise } };
  const setup = { batchSize: 16, trainImages: stripes.train.images, onProgress: () => {}, onLost: () => {} };
  const engine = new FakeEngine("TensorFlow.js CPU", { ...setup, architecture: experiment.architecture });
  const trainer = await Trainer.start(engine, stripes, experiment);
  const budget = { left: CHUNK, take: (most: number) => most };
  const subject = { trainer, dataset: stripes, count: 10, budget, between: async () => undefined };
  const looked = metrics.look(groups, subject) as Look<Reports["metrics"]>;
  for (;;) {
    const { done, value } = await looked.next();
    if (done) return value.values;
  }
}

test("no number is in two groups, and what is asked for by name finds its group", () => {
  expect(new Set(metricNames).size).toBe(metricNames.length);
  expect(groupsOfMetrics(["kl", "areaBlank", "pngBits", "areaInverted"])).toEqual(["lengths", "anomalies"]);
});

test("groups that are asked for give all of their numbers, and others none", async () => {
  const asked = ["lengths", "anomalies", "denoising", "marginal", "uncertainty", "normalization"] as const;
  const found = await look(asked);
  expect(Object.keys(found).sort()).toEqual(asked.flatMap((group): readonly string[] => metricGroups[group]).sort());
  // The engine of this test gives all images one σ, whose ranks say nothing.
  const without = Object.entries(found).filter(([, value]) => !Number.isFinite(value));
  expect(without.map(([name]) => name)).toEqual(metricGroups.uncertainty);
});

test("what one code from q and 1,000 tell of p(x) is nearer to it than what few from the prior do", async () => {
  const found = await look(["marginal"]);
  expect(found.posteriorLoss1000).toBeLessThan(found.posteriorLoss1 ?? 0);
  expect(found.priorLoss1000).toBeLessThan(found.priorLoss10 ?? 0);
  expect(Math.abs((found.drawnKl ?? 0) - (found.closedKl ?? 0))).toBeLessThan((found.drawnKlDeviation ?? 0) / 5);
});

test("where posteriors are points, a data set has no such classes or a network no convolution, there are no numbers of them", async () => {
  expect(await look(["uncertainty", "middles", "convolution"], "zero")).toEqual({});
  expect(Object.keys(await look(["marginal"], "zero"))).toEqual([
    "priorLoss10",
    "priorLoss100",
    "priorLoss1000",
    "priorEffective",
  ]);
});
