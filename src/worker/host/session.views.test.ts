import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { klOf } from "../../model/kl";
import { dataset, experiment, Page } from "../../testing/sessionPage";
import type { LatentCodes } from "../views/sheets";

const PIXELS = 16;
const firstImage = dataset.test.images.slice(0, PIXELS);

let page: Page;
beforeEach(() => {
  page = new Page();
});
afterEach(() => page.dispose());

/** So many different codes of the two-dimensional model. */
function codes(count: number, scale = 1): LatentCodes {
  return { z: Float32Array.from({ length: 2 * count }, (_, index) => scale * Math.sin(index)), latentDim: 2 };
}

describe("what the page keeps in view", () => {
  test("is shown after the build that it was asked for before", async () => {
    page.keep("samples", codes(3));
    page.keep("inspection", firstImage);
    await page.build(1);
    expect((await page.seen("inspection")).image).toEqual(firstImage);
    const { z, images } = await page.seen("samples");
    expect(z).toEqual(codes(3).z);
    expect(images).toHaveLength(3 * PIXELS);
  });

  test("is shown again after a reset, under the new run's number", async () => {
    await page.build(1);
    page.keep("samples", codes(3));
    const { images } = await page.seen("samples");
    page.send({ kind: "reset", run: 2, seed: 9 });
    const again = await page.seen("samples");
    expect(again.run).toBe(2);
    expect(again.images).not.toEqual(images);
  });

  test("waits for a model of as many dimensions", async () => {
    await page.build(1);
    await page.rest();
    page.keep("samples", { z: new Float32Array(3), latentDim: 3 });
    // As many numbers as three codes of two dimensions have: what was asked of a model that another has replaced.
    page.keep("interpolation", { z: new Float32Array(6), latentDim: 3 });
    page.keep("point", new Float32Array(3));
    page.keep("inspection", new Uint8Array(5));
    page.keep("manifold", codes(2));
    await page.seen("manifold");
    expect(page.seenViews.filter((view) => ["point", "inspection", "samples", "interpolation"].includes(view))).toEqual(
      [],
    );
    const architecture = { ...experiment.architecture, latentDim: 3 };
    await page.build(2, { experiment: { ...experiment, architecture } });
    expect((await page.seen("point")).z).toHaveLength(3);
    expect((await page.seen("interpolation")).images).toHaveLength(2 * PIXELS);
    expect((await page.seen("samples")).z).toHaveLength(3);
  });

  test("is no longer shown once it is let go", async () => {
    page.keep("samples", codes(3));
    page.keep("inspection", firstImage);
    page.keep("samples", null);
    page.keep("inspection", null);
    await page.build(1);
    await page.rest();
    expect(page.seenViews.filter((view) => view === "samples" || view === "inspection")).toEqual([]);
  });

  test("comes in the order of its urgency: the point, the image, the sheets", async () => {
    page.keep("manifold", codes(120));
    page.keep("filmstrips", codes(18));
    page.keep("interpolation", codes(40));
    page.keep("inspection", firstImage);
    page.keep("point", codes(1).z);
    await page.build(1);
    await page.seen("manifold");
    const urgent = page.seenViews.filter((view) => !["gradientNorms", "survey", "reconstructions"].includes(view));
    expect(urgent).toEqual(["point", "inspection", "filmstrips", "interpolation", "manifold"]);
  });

  test("shows each code as the engine decodes it, however large the sheet", async () => {
    const asked = codes(173);
    await page.build(1);
    page.keep("manifold", asked);
    const { images } = await page.seen("manifold");
    const means = await page.engines[0]?.decode(asked.z);
    expect(images).toEqual(Uint8ClampedArray.from(means ?? [], (mean) => 255 * mean));
  });

  test("comes before the evaluation of all held-out images, which goes on where it was", async () => {
    await page.build(1);
    const [engine] = page.engines;
    if (!engine) throw new Error("There is no engine.");
    const evaluate = engine.evaluate.bind(engine);
    let evaluations = 0;
    engine.evaluate = (...asked) => {
      evaluations += 1;
      if (evaluations === 9) page.keep("manifold", codes(500));
      return evaluate(...asked);
    };
    await page.seen("manifold");
    expect(evaluations).toBe(9);
    await page.rest();
    // The rest of the images at sampled codes, then all of them at the posterior means.
    expect(evaluations).toBe(18);
  });

  test("follows the model as it trains, and stands for the step that it names", async () => {
    page.keep("samples", codes(3));
    page.keep("inspection", firstImage);
    await page.build(1);
    page.send({ kind: "train" });
    const { images } = await page.seen("samples");
    const later = await page.seen("samples", ({ step }) => step > 0);
    expect(later.images).not.toEqual(images);
    await page.seen("inspection", ({ step }) => step > 0);
    page.send({ kind: "pause" });
    const { step } = await page.next("paused");
    expect((await page.seen("inspection", (report) => report.step === step)).step).toBe(step);
  });

  test("is decoded between training steps, one turn after each", async () => {
    await page.build(1);
    await page.rest();
    const done: string[] = [];
    const [engine] = page.engines;
    if (!engine) throw new Error("There is no engine.");
    const { trainStep, decode } = { trainStep: engine.trainStep.bind(engine), decode: engine.decode.bind(engine) };
    engine.trainStep = (...step) => {
      done.push("step");
      return trainStep(...step);
    };
    engine.decode = (z) => {
      done.push(`${z.length / 2} images`);
      return decode(z);
    };
    page.send({ kind: "train" });
    page.keep("manifold", codes(120));
    await page.seen("manifold");
    expect(done.filter((deed) => deed === "step").length).toBeGreaterThanOrEqual(2);
    expect(done.filter((deed) => deed !== "step")).toEqual(["50 images", "50 images", "20 images"]);
    expect(done.join()).not.toContain("images,50 images");
  });

  test("is, in the midst of a training step, the user's point alone", async () => {
    await page.build(1);
    await page.rest();
    const [engine] = page.engines;
    if (!engine) throw new Error("There is no engine.");
    const trainStep = engine.trainStep.bind(engine);
    const seen: string[] = [];
    engine.trainStep = async (batch, objective, learningRate, between) => {
      page.keep("samples", codes(3));
      page.keep("point", codes(1).z);
      const before = page.seenViews.length;
      await between?.();
      seen.push(...page.seenViews.slice(before));
      engine.trainStep = trainStep;
      return trainStep(batch, objective, learningRate, between);
    };
    page.send({ kind: "train" });
    await page.seen("samples");
    expect(seen).toEqual(["point"]);
  });

  test("leaves no trace in training", async () => {
    await page.build(1);
    const alone = await page.steps(12);
    await page.build(2);
    page.keep("scores", true);
    page.keep("inspection", firstImage);
    page.keep("manifold", codes(120));
    const from = page.reports.length;
    page.send({ kind: "train" });
    await page.next("stepped", ({ step }) => step >= 12);
    const losses = page.reports.slice(from).flatMap((report) => (report.kind === "stepped" ? report.losses : []));
    expect(losses.flatMap(({ reconstruction, kl }) => [reconstruction, kl]).slice(0, 24)).toEqual(alone);
  });

  test("is shown though it changes faster than it is decoded", async () => {
    await page.build(1);
    await page.rest();
    const [engine] = page.engines;
    if (!engine) throw new Error("There is no engine.");
    const decode = engine.decode.bind(engine);
    let change = 1;
    engine.decode = (z) => {
      change += 1;
      page.keep("manifold", codes(120, change));
      return decode(z);
    };
    page.keep("manifold", codes(120));
    for (let seen = 0; seen < 3; seen++) expect((await page.seen("manifold")).images).toHaveLength(120 * PIXELS);
    engine.decode = decode;
    await page.seen("manifold", ({ z }) => z[1] === codes(1, change).z[1]);
  });
});

describe("an image looked at closely", () => {
  test("has the losses of its mean code, without noise", async () => {
    await page.build(1);
    await page.steps(2);
    page.keep("inspection", firstImage);
    const { mu, logVar, losses, reconstruction } = await page.seen("inspection");
    expect(losses.kl).toBeCloseTo(klOf(mu, logVar, "learned"), 6);
    const means = (await page.engines[0]?.decode(mu)) ?? new Float32Array();
    expect(losses.reconstruction).toBeCloseTo(crossEntropy(means, firstImage), 3);
    expect(reconstruction).toEqual(Uint8ClampedArray.from(means, (mean) => 255 * mean));
  });

  test("costs what the noise under way costs", async () => {
    await page.build(1);
    page.send({ kind: "setObjective", objective: { ...experiment.objective, noise: "one" } });
    page.keep("inspection", firstImage);
    const { mu, losses } = await page.seen("inspection");
    expect(losses.kl).toBeCloseTo(
      mu.reduce((sum, mean) => sum + (mean * mean) / 2, 0),
      6,
    );
  });
});

describe("scores", () => {
  test("are the reconstruction losses of all held-out images while the model stands still", async () => {
    await page.build(1);
    await page.rest();
    page.keep("scores", true);
    const { reconstruction } = await page.seen("scores");
    expect(reconstruction).toHaveLength(300);
    page.keep("inspection", firstImage);
    expect(reconstruction[0]).toBeCloseTo((await page.seen("inspection")).losses.reconstruction, 3);
  });

  test("come again when the model has changed, and not once they are let go", async () => {
    page.keep("scores", true);
    await page.build(1);
    const { step } = await page.seen("scores");
    await page.steps(1);
    expect((await page.seen("scores")).step).toBe(step + 1);
    page.keep("scores", null);
    await page.steps(1);
    await page.rest();
    expect(page.seenViews.filter((view) => view === "scores")).toHaveLength(2);
  });

  test("come while it trains", async () => {
    await page.build(1);
    page.send({ kind: "train" });
    page.keep("scores", true);
    expect((await page.seen("scores", ({ step }) => step > 0)).reconstruction.every(Number.isFinite)).toBe(true);
    page.send({ kind: "pause" });
    await page.next("paused");
  });
});

/** Binary cross-entropy of means 0 to 1 on grey levels, nats. */
function crossEntropy(means: Float32Array, image: Uint8Array): number {
  return image.reduce((sum, level, pixel) => {
    const mean = means[pixel] ?? 0;
    return sum - (level / 255) * Math.log(mean) - (1 - level / 255) * Math.log(1 - mean);
  }, 0);
}
