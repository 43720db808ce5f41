// biome-ignore lint/style/noRestrictedImports: tensors are counted where TensorFlow.js counts them.
import { memory } from "@tensorflow/tfjs-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Dataset, LabelledImages } from "../data/dataset";
import { choose, createEngine } from "../engine/choose";
import { type Engine, EngineUnavailable } from "../engine/engine";
import { defaultExperiment, type Experiment } from "../experiment/experiment";
import { readLayers } from "../experiment/notation";
import { drawUniforms, Purpose } from "../experiment/random";
import type { Command, Report } from "./protocol";
import { Session } from "./session";

type ReportOf<Kind extends Report["kind"]> = Extract<Report, { kind: Kind }>;

const experiment: Experiment = {
  ...defaultExperiment,
  architecture: {
    imageShape: [4, 4, 1],
    latentDim: 2,
    encoder: readLayers("flat.dense8r.bn"),
    decoder: readLayers("dense8r.bn.dense16.to4x4x1"),
  },
  hyperparameters: { batchSize: 16, learningRate: 0.001 },
};

/** Four kinds of stripes with noise, drawn from a seed. */
function stripes(count: number, counter: number): LabelledImages {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 4);
  const noise = drawUniforms(count * 16, { seed: 1, counter, purpose: Purpose.weights });
  const images = Uint8Array.from(noise, (uniform, index) => {
    const bright = index % 4 === labels[Math.floor(index / 16)];
    return 255 * (bright ? 0.6 + 0.4 * uniform : 0.2 * uniform);
  });
  return { count, images, labels };
}

const dataset: Dataset = {
  title: "Stripes",
  imageShape: [4, 4, 1],
  classNames: ["a", "b", "c", "d"],
  train: stripes(100, 0),
  test: stripes(300, 1),
};

/** The page of a session: sends it commands and waits for its reports. */
class Page {
  readonly reports: Report[] = [];
  readonly engines: Engine[] = [];
  readonly #session: Session;
  #wake: () => void = () => undefined;
  #seen = 0;

  constructor(load: () => Promise<Dataset> = async () => dataset) {
    this.#session = new Session({
      report: (report) => {
        this.reports.push(report);
        this.#wake();
      },
      load,
      probe: async () => [{ name: "TensorFlow.js CPU", available: true, reason: "" }],
      choose,
      createEngine: async (name, setup) => {
        if (name === "TensorFlow.js WebGL") throw new EngineUnavailable("WebGL is not there.");
        const engine = await createEngine(name, setup);
        this.engines.push(engine);
        return engine;
      },
    });
  }

  send(command: Command): void {
    this.#session.receive(command);
  }

  build(run: number, change: Partial<Extract<Command, { kind: "build" }>> = {}): Promise<ReportOf<"built">> {
    this.send({ kind: "build", run, experiment, engine: "automatic", from: "initial weights", avoid: [], ...change });
    return this.next("built");
  }

  /** The first report of a kind that fits, after the one that was last waited for. */
  async next<Kind extends Report["kind"]>(
    kind: Kind,
    fits: (report: ReportOf<Kind>) => boolean = () => true,
  ): Promise<ReportOf<Kind>> {
    for (;;) {
      while (this.#seen < this.reports.length) {
        const report = this.reports[this.#seen++] as ReportOf<Kind>;
        if (report.kind === kind && fits(report)) return report;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Steps one by one; the reconstruction and KL of each. */
  async steps(count: number): Promise<number[]> {
    const losses: number[] = [];
    for (let step = 0; step < count; step++) {
      this.send({ kind: "step" });
      const report = await this.next("stepped");
      losses.push(...report.losses.flatMap(({ reconstruction, kl }) => [reconstruction, kl]));
    }
    return losses;
  }

  /** Waits until nothing more is looked at. */
  rest(): Promise<unknown> {
    return this.next("evaluated", ({ part }) => part === "whole");
  }

  dispose(): void {
    for (const engine of this.engines) engine.dispose();
  }
}

let page: Page;
beforeEach(() => {
  page = new Page();
});
afterEach(() => page.dispose());

describe("a session", () => {
  test("is built at step 0 and shows the untrained model", async () => {
    const built = await page.build(1);
    expect(built).toMatchObject({ run: 1, step: 0, experiment, engine: { name: "TensorFlow.js CPU" } });
    await page.rest();
    const survey = page.reports.find((report) => report.kind === "surveyed");
    expect(survey?.kind === "surveyed" && survey.mu).toHaveLength(2 * 300);
    expect(page.reports.some((report) => report.kind === "reconstructed" && report.images.length === 4 * 16)).toBe(
      true,
    );
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
    const { checkpoint } = await page.next("saved");
    expect(checkpoint.state.updates).toBe(checkpoint.step);
    expect((await page.next("paused")).step).toBe(checkpoint.step);
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

  test("decodes while it trains, the latest of several wishes", async () => {
    await page.build(1);
    page.send({ kind: "train" });
    await page.next("stepped");
    page.send({ kind: "decode", z: Float32Array.of(1, 1) });
    page.send({ kind: "decode", z: Float32Array.of(2, 2) });
    expect([...(await page.next("decoded")).z]).toEqual([2, 2]);
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
  const counts: number[] = [];
  for (let run = 1; run <= 3; run++) {
    await page.build(run);
    await page.steps(3);
    await page.rest();
    counts.push(memory().numTensors);
  }
  expect(new Set(counts).size).toBe(1);
});

describe("a session in trouble", () => {
  test("stops at a number that is not finite, rolls back and says what to try", async () => {
    await page.build(1);
    await page.steps(2);
    page.send({ kind: "setLearningRate", learningRate: 1e30 });
    page.send({ kind: "train" });
    const { failure } = await page.next("failed");
    expect(failure.consequence).toBe("stopped");
    expect(failure.advice).toContain("The learning rate 1e+30 is likely too high");
    const { step } = await page.next("paused");
    page.send({ kind: "setLearningRate", learningRate: 0.001 });
    const losses = await page.steps(1);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(step).toBeLessThanOrEqual(2);
  });

  test("keeps the run at hand where another engine cannot be had", async () => {
    await page.build(1);
    await page.steps(3);
    const built = await page.build(2, { engine: "TensorFlow.js WebGL", from: "current weights" });
    expect(built).toMatchObject({ run: 2, step: 3, engine: { name: "TensorFlow.js CPU" } });
    const failed = page.reports.find((report) => report.kind === "failed");
    expect(failed).toMatchObject({ run: 2, failure: { what: "WebGL is not there.", consequence: "refused" } });
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
    expect(failure).toMatchObject({ consequence: "broken", kept: "The experiment, from its initial weights." });
    expect(failure.what).toBe("The engine stopped working at step 2. The device is gone.");
    const { length } = page.reports;
    page.send({ kind: "step" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(page.reports).toHaveLength(length);
  });
});
