import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { experimentOn } from "../../experiment/experiment";
import { readLayers } from "../../experiment/notation";
import { dataset, experiment, Page } from "../../testing/sessionPage";

/** A network that holds gigabytes of each image. */
const oversized = {
  ...experiment,
  architecture: {
    ...experiment.architecture,
    decoder: readLayers(`dense16.to4x4x1.${"convT64s2.".repeat(9)}${"conv64s2.".repeat(9)}conv1s1`),
  },
};

let page: Page;
beforeEach(() => {
  page = new Page(undefined, "real");
});
afterEach(() => page.dispose());

describe("a session in trouble", () => {
  test("stops at a number that is not finite, rolls back and says what to try", async () => {
    await page.build(1);
    await page.steps(2);
    page.send({ kind: "setLearningRate", learningRate: 1e30 });
    page.send({ kind: "train" });
    const { failure } = await page.next("failed");
    expect(failure).toMatchObject({ code: "nonFinite", consequence: "stopped", learningRate: 1e30 });
    const { step } = await page.next("paused");
    page.send({ kind: "setLearningRate", learningRate: 0.001 });
    const losses = await page.steps(1);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(step).toBeLessThanOrEqual(2);
  });

  test("starts from the untrained weights where even the last good ones compute nothing finite", async () => {
    await page.build(1);
    page.send({ kind: "train" });
    page.send({ kind: "pause" });
    const { checkpoint } = await page.next("saved");
    const parameters = checkpoint.state.parameters.map((weight) => weight * 1e25);
    await page.build(2, { from: { step: 7, state: { ...checkpoint.state, parameters } } });
    expect((await page.next("failed")).failure).toMatchObject({ code: "nonFinite", keptStep: 0 });
    expect((await page.next("paused")).step).toBe(0);
    await page.rest();
    expect(page.reports.filter(({ kind }) => kind === "failed")).toHaveLength(1);
  });

  test("keeps the run at hand where another engine cannot be had", async () => {
    await page.build(1);
    await page.steps(3);
    const built = await page.build(2, { engine: "TensorFlow.js WebGL", from: "current weights" });
    expect(built).toMatchObject({ run: 2, step: 3, engine: { name: "TensorFlow.js CPU" } });
    const failed = page.reports.find((report) => report.kind === "failed");
    expect(failed).toMatchObject({
      run: 2,
      failure: { reason: { code: "backendWithoutDevice" }, consequence: "refused" },
    });
    expect(built.engine.because).toMatchObject({ code: "fastestHere" });
    expect(built.engine.passedOver).toMatchObject([
      { name: "TensorFlow.js WebGL", reason: { code: "backendWithoutDevice" } },
    ]);
  });

  test("takes another engine where the chosen one cannot be had and there is no run to keep", async () => {
    const built = await page.build(1, { engine: "TensorFlow.js WebGL" });
    const passedOver = [{ name: "TensorFlow.js WebGL", reason: { code: "backendWithoutDevice" } }];
    expect(built).toMatchObject({ run: 1, step: 0, engine: { name: "TensorFlow.js CPU", passedOver } });
  });

  test("takes the usual network where the first one is too large for any engine, and says what it would need", async () => {
    const built = await page.build(1, { experiment: oversized });
    expect(built).toMatchObject({ step: 0, experiment: { architecture: experimentOn(dataset).architecture } });
    expect(failures(page)).toMatchObject([
      { code: "networkTooLarge", reason: { code: "overBudget", greatest: 4 * 2 ** 30 } },
    ]);
  });

  test("keeps the run at hand where another network is too large", async () => {
    await page.build(1);
    await page.steps(3);
    const built = await page.build(2, { experiment: oversized });
    expect(built).toMatchObject({ run: 2, step: 3, experiment });
    expect(failures(page)).toMatchObject([{ code: "engineRefused", reason: { code: "overBudget" } }]);
  });

  test("never puts the usual network in the place of weights that are handed along", async () => {
    await page.build(1);
    await page.steps(1);
    page.send({ kind: "halt" });
    const { checkpoint } = await page.next("saved");
    const another = new Page(undefined, "real");
    another.send({ kind: "build", run: 1, experiment: oversized, engine: "automatic", from: checkpoint, avoid: [] });
    expect((await another.next("failed")).failure).toMatchObject({
      code: "nothingBuilt",
      reason: { code: "overBudget" },
    });
  });

  test("says so where the data cannot be loaded, and tries again when asked again", async () => {
    let damaged = true;
    page = new Page(async () => {
      if (damaged) throw new Error("The connection broke.");
      return dataset;
    });
    page.send({ kind: "build", run: 1, experiment, engine: "automatic", from: "initial weights", avoid: [] });
    expect((await page.next("failed")).failure).toMatchObject({ consequence: "impossible" });
    damaged = false;
    expect((await page.build(2)).run).toBe(2);
  });

  test("names an engine that breaks and does nothing any more", async () => {
    await page.build(1);
    await page.steps(2);
    const [engine] = page.engines;
    if (engine) engine.trainStep = () => Promise.reject(new Error("The device is gone."));
    page.send({ kind: "train" });
    const { failure } = await page.next("failed");
    const stopped = {
      code: "engineStopped",
      consequence: "broken",
      reason: { code: "unforeseen", message: "The device is gone." },
    };
    expect(failure).toEqual({ ...stopped, step: 2 });
    const { length } = page.reports;
    page.send({ kind: "step" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(page.reports).toHaveLength(length);
  });

  test("names an engine that breaks while it goes back from a number that is not finite", async () => {
    await page.build(1);
    await page.steps(2);
    const [engine] = page.engines;
    if (engine) engine.writeState = () => Promise.reject(new Error("The device is gone."));
    page.send({ kind: "setLearningRate", learningRate: 1e30 });
    page.send({ kind: "train" });
    await expect.poll(() => failures(page).map(({ code }) => code), { timeout: 10_000 }).toContain("engineStopped");
  });
});

function failures({ reports }: Page) {
  return reports.flatMap((report) => (report.kind === "failed" ? [report.failure] : []));
}
