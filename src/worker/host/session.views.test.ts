import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { klOf } from "../../model/kl";
import { dataset, experiment, Page } from "../../testing/sessionPage";

const PIXELS = 16;
const firstImage = dataset.test.images.slice(0, PIXELS);

let page: Page;
beforeEach(() => {
  page = new Page();
});
afterEach(() => page.dispose());

/** So many different codes of the two-dimensional model. */
function codes(count: number, scale = 1): Float32Array {
  return Float32Array.from({ length: 2 * count }, (_, index) => scale * Math.sin(index));
}

describe("what the page keeps in view", () => {
  test("is shown after the build that it was asked for before", async () => {
    page.send({ kind: "show", sheet: "samples", z: codes(3) });
    page.send({ kind: "examine", image: firstImage });
    await page.build(1);
    expect((await page.next("examined")).image).toEqual(firstImage);
    const { z, images } = await page.next("shown");
    expect(z).toEqual(codes(3));
    expect(images).toHaveLength(3 * PIXELS);
  });

  test("is shown again after a reset, under the new run's number", async () => {
    await page.build(1);
    page.send({ kind: "show", sheet: "samples", z: codes(3) });
    const { images } = await page.next("shown");
    page.send({ kind: "reset", run: 2, seed: 9 });
    const again = await page.next("shown");
    expect(again.run).toBe(2);
    expect(again.images).not.toEqual(images);
  });

  test("waits for a model of as many dimensions", async () => {
    await page.build(1);
    await page.rest();
    page.send({ kind: "show", sheet: "samples", z: new Float32Array(3) });
    page.send({ kind: "decode", z: new Float32Array(3) });
    page.send({ kind: "examine", image: new Uint8Array(5) });
    page.send({ kind: "show", sheet: "manifold", z: codes(2) });
    expect((await page.next("shown")).sheet).toBe("manifold");
    const architecture = { ...experiment.architecture, latentDim: 3 };
    await page.build(2, { experiment: { ...experiment, architecture } });
    expect((await page.next("decoded")).z).toHaveLength(3);
    expect((await page.next("shown")).sheet).toBe("samples");
  });

  test("is no longer shown once it is let go", async () => {
    page.send({ kind: "show", sheet: "samples", z: codes(3) });
    page.send({ kind: "examine", image: firstImage });
    page.send({ kind: "show", sheet: "samples", z: null });
    page.send({ kind: "examine", image: null });
    await page.build(1);
    await page.rest();
    expect(page.reports.filter(({ kind }) => kind === "shown" || kind === "examined")).toEqual([]);
  });

  test("comes in the order of its urgency: the point, the image, the sheets", async () => {
    page.send({ kind: "show", sheet: "manifold", z: codes(120) });
    page.send({ kind: "show", sheet: "filmstrips", z: codes(18) });
    page.send({ kind: "show", sheet: "interpolation", z: codes(40) });
    page.send({ kind: "examine", image: firstImage });
    page.send({ kind: "decode", z: codes(1) });
    await page.build(1);
    await page.next("shown", ({ sheet }) => sheet === "manifold");
    const shown = page.reports.flatMap((report) => (report.kind === "shown" ? report.sheet : []));
    expect(shown).toEqual(["filmstrips", "interpolation", "manifold"]);
    const kinds = page.reports.map(({ kind }) => kind);
    expect(kinds.indexOf("decoded")).toBeLessThan(kinds.indexOf("examined"));
    expect(kinds.indexOf("examined")).toBeLessThan(kinds.indexOf("shown"));
  });

  test("shows each code as the engine decodes it, however large the sheet", async () => {
    const z = codes(173);
    await page.build(1);
    page.send({ kind: "show", sheet: "manifold", z });
    const { images } = await page.next("shown");
    const means = await page.engines[0]?.decode(z);
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
      if (evaluations === 9) page.send({ kind: "show", sheet: "manifold", z: codes(500) });
      return evaluate(...asked);
    };
    await page.next("shown");
    expect(evaluations).toBe(9);
    await page.rest();
    expect(evaluations).toBe(12);
  });

  test("follows the model as it trains, and stands for the step that it names", async () => {
    page.send({ kind: "show", sheet: "samples", z: codes(3) });
    page.send({ kind: "examine", image: firstImage });
    await page.build(1);
    page.send({ kind: "train" });
    const { images } = await page.next("shown");
    const later = await page.next("shown", ({ step }) => step > 0);
    expect(later.images).not.toEqual(images);
    await page.next("examined", ({ step }) => step > 0);
    page.send({ kind: "pause" });
    const { step } = await page.next("paused");
    expect((await page.next("examined", (report) => report.step === step)).step).toBe(step);
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
    page.send({ kind: "show", sheet: "manifold", z: codes(120) });
    await page.next("shown");
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
      page.send({ kind: "show", sheet: "samples", z: codes(3) });
      page.send({ kind: "decode", z: codes(1) });
      const before = page.reports.length;
      await between?.();
      seen.push(...page.reports.slice(before).map(({ kind }) => kind));
      engine.trainStep = trainStep;
      return trainStep(batch, objective, learningRate, between);
    };
    page.send({ kind: "train" });
    await page.next("shown");
    expect(seen).toEqual(["decoded"]);
  });

  test("leaves no trace in training", async () => {
    await page.build(1);
    const alone = await page.steps(12);
    await page.build(2);
    page.send({ kind: "score", wanted: true });
    page.send({ kind: "examine", image: firstImage });
    page.send({ kind: "show", sheet: "manifold", z: codes(120) });
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
      page.send({ kind: "show", sheet: "manifold", z: codes(120, change) });
      return decode(z);
    };
    page.send({ kind: "show", sheet: "manifold", z: codes(120) });
    for (let seen = 0; seen < 3; seen++) expect((await page.next("shown")).images).toHaveLength(120 * PIXELS);
    engine.decode = decode;
    await page.next("shown", ({ z }) => z[1] === codes(1, change)[1]);
  });
});

describe("an image looked at closely", () => {
  test("has the losses of its mean code, without noise", async () => {
    await page.build(1);
    await page.steps(2);
    page.send({ kind: "examine", image: firstImage });
    const { mu, logVar, losses, reconstruction } = await page.next("examined");
    expect(losses.kl).toBeCloseTo(klOf(mu, logVar, "learned"), 6);
    const means = (await page.engines[0]?.decode(mu)) ?? new Float32Array();
    expect(losses.reconstruction).toBeCloseTo(crossEntropy(means, firstImage), 3);
    expect(reconstruction).toEqual(Uint8ClampedArray.from(means, (mean) => 255 * mean));
  });

  test("costs what the noise under way costs", async () => {
    await page.build(1);
    page.send({ kind: "setObjective", objective: { ...experiment.objective, noise: "one" } });
    page.send({ kind: "examine", image: firstImage });
    const { mu, losses } = await page.next("examined");
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
    page.send({ kind: "score", wanted: true });
    const { reconstruction } = await page.next("scored");
    expect(reconstruction).toHaveLength(300);
    page.send({ kind: "examine", image: firstImage });
    expect(reconstruction[0]).toBeCloseTo((await page.next("examined")).losses.reconstruction, 3);
  });

  test("come again when the model has changed, and not once they are let go", async () => {
    page.send({ kind: "score", wanted: true });
    await page.build(1);
    const { step } = await page.next("scored");
    await page.steps(1);
    expect((await page.next("scored")).step).toBe(step + 1);
    page.send({ kind: "score", wanted: false });
    await page.steps(1);
    await page.rest();
    expect(page.reports.filter(({ kind }) => kind === "scored")).toHaveLength(2);
  });

  test("come while it trains", async () => {
    await page.build(1);
    page.send({ kind: "train" });
    page.send({ kind: "score", wanted: true });
    expect((await page.next("scored", ({ step }) => step > 0)).reconstruction.every(Number.isFinite)).toBe(true);
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
