import { memory } from "@tensorflow/tfjs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dataset, experiment, Page } from "../../testing/sessionPage";

let page: Page;
beforeEach(() => {
  page = new Page();
});
afterEach(() => page.dispose());

describe("a session", () => {
  test("is built at step 0 and shows the untrained model", async () => {
    const built = await page.build(1);
    expect(built).toMatchObject({ run: 1, step: 0, experiment, engine: { name: "TensorFlow.js CPU" } });
    const survey = await page.seen("survey");
    expect(survey.mu).toHaveLength(2 * 300);
    expect(survey.coverage).toBeGreaterThan(0.5);
    expect((await page.seen("reconstructions")).images).toHaveLength(4 * 16);
    await page.rest();
  });

  test("trains until it is told to pause, and the loss falls", async () => {
    await page.build(1);
    await page.rest();
    page.send({ kind: "train" });
    await page.next("started");
    await page.next("stepped", ({ step }) => step >= 60);
    page.send({ kind: "pause" });
    const { step } = await page.next("paused");
    const steps = page.reports.filter((report) => report.kind === "stepped");
    const losses = steps.flatMap((report) => report.losses);
    expect(losses).toHaveLength(step);
    expect(losses.at(-1)?.reconstruction).toBeLessThan(losses[0]?.reconstruction ?? 0);
    await page.rest();
    expect(page.reports.at(-1)).toMatchObject({ kind: "evaluated", step, count: 300 });
  });

  test("saves its weights when it pauses", async () => {
    await page.build(1);
    page.send({ kind: "train" });
    await page.next("stepped");
    page.send({ kind: "pause" });
    const { step } = await page.next("paused");
    const latest = page.reports.findLast((report) => report.kind === "saved");
    expect(latest?.kind === "saved" && latest.checkpoint).toMatchObject({ step, state: { updates: step } });
  });

  test("takes exactly one step when told to step", async () => {
    await page.build(1);
    await page.steps(3);
    const steps = page.reports.filter((report) => report.kind === "stepped").map(({ step }) => step);
    expect(steps).toEqual([1, 2, 3]);
  });

  test("rewinds to the same initial weights, so that the same losses come again", async () => {
    await page.build(1);
    const first = await page.steps(4);
    page.send({ kind: "reset", run: 2, seed: experiment.seed });
    expect(await page.next("built")).toMatchObject({ run: 2, step: 0 });
    expect(await page.steps(4)).toEqual(first);
  });

  test("rewinds to other weights with another seed", async () => {
    await page.build(1);
    const first = await page.steps(2);
    page.send({ kind: "reset", run: 2, seed: 7 });
    expect((await page.next("built")).experiment.seed).toBe(7);
    expect(await page.steps(2)).not.toEqual(first);
  });

  test("switches the objective of a running model without losing a step", async () => {
    await page.build(1);
    page.send({ kind: "train" });
    await page.next("stepped", ({ step }) => step >= 30);
    page.send({ kind: "setObjective", objective: { ...experiment.objective, terms: "kl" } });
    page.send({ kind: "setLearningRate", learningRate: 0.02 });
    const forgetful = await page.next("stepped", ({ losses }) => losses.every(({ kl }) => kl < 0.1));
    expect(forgetful.step).toBeGreaterThan(30);
    expect(page.reports.filter(({ kind }) => kind === "built")).toHaveLength(1);
    page.send({ kind: "pause" });
    await page.next("paused");
  });

  test("says from which step on new settings apply, after the losses of the steps before it", async () => {
    await page.build(1);
    page.send({ kind: "train" });
    await page.next("stepped", ({ step }) => step >= 5);
    const { objective, hyperparameters } = experiment;
    const { learningRate } = hyperparameters;
    for (const lambda of [2, 3, 4, 5, 6]) {
      // Less than what lies between two reports: steps have been taken that none has told of.
      await new Promise((resolve) => setTimeout(resolve, 40));
      page.send({ kind: "setObjective", objective: { ...objective, lambda } });
      const adjusted = await page.next("adjusted");
      expect(adjusted).toMatchObject({ objective: { lambda }, learningRate });
      const told = page.reports.slice(0, page.reports.indexOf(adjusted)).filter(({ kind }) => kind === "stepped");
      expect(told.at(-1)).toMatchObject({ step: adjusted.step });
    }
    page.send({ kind: "setLearningRate", learningRate: 0.02 });
    expect(await page.next("adjusted")).toMatchObject({ objective: { lambda: 6 }, learningRate: 0.02 });
    page.send({ kind: "pause" });
    await page.next("paused");
  });

  test("decodes while it trains, the latest of several codes asked for", async () => {
    await page.build(1);
    page.send({ kind: "train" });
    await page.next("stepped");
    page.keep("point", Float32Array.of(1, 1));
    page.keep("point", Float32Array.of(2, 2));
    expect([...(await page.seen("point")).z]).toEqual([2, 2]);
    page.send({ kind: "pause" });
    await page.next("paused");
  });

  test("reports under the number of the newest run alone", async () => {
    await page.build(1);
    page.send({ kind: "train" });
    await page.next("stepped");
    await page.build(2);
    const from = page.reports.length;
    await page.rest();
    const runs = page.reports.slice(from).map((report) => "run" in report && report.run);
    expect(new Set(runs)).toEqual(new Set([2]));
  });

  test("goes on from a checkpoint as if it had never stopped", async () => {
    await page.build(1);
    await page.steps(2);
    page.send({ kind: "train" });
    page.send({ kind: "pause" });
    const { checkpoint } = await page.next("saved");
    const onwards = await page.steps(3);
    const built = await page.build(2, { from: checkpoint });
    expect(built.step).toBe(checkpoint.step);
    expect(await page.steps(3)).toEqual(onwards);
  });

  test("takes its weights along when it is built again", async () => {
    await page.build(1);
    await page.steps(3);
    expect((await page.build(2, { from: "current weights" })).step).toBe(3);
  });
});

test("three runs leave as many tensors as one", async () => {
  page = new Page(async () => dataset, "real");
  const counts: number[] = [];
  for (let run = 1; run <= 3; run++) {
    await page.build(run);
    await page.steps(3);
    await page.rest();
    counts.push(memory().numTensors);
  }
  expect(counts[0]).toBeGreaterThan(0);
  expect(new Set(counts).size).toBe(1);
});
