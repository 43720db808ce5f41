import { expect, it } from "vitest";
import { createEngine } from "../../engine/choose";
import { readLayers } from "../../experiment/notation";
import { withSkips } from "../../experiment/skips";
import { smallExperimentOn, stripes } from "../../testing/dataSets";
import { CHUNK, Trainer } from "../../training/trainer";
import { type Reports, type Requests, type ViewName, views } from "./list";
import type { Look, Subject } from "./view";

const small = smallExperimentOn(stripes);
const layers = {
  encoder: readLayers("conv6s2r.bn.flat"),
  decoder: readLayers("dense16r.bn.to2x2x4.convT6s2r.bn.convT1s1"),
};
const architecture = withSkips({ ...small.architecture, ...layers }, true);
const experiment = { ...small, architecture, hyperparameters: { batchSize: 20, learningRate: 0.01 } };
const { latentDim } = architecture;
const image = stripes.test.images.slice(0, 16);

async function trained(): Promise<Subject> {
  const calls = { onProgress: () => undefined, onLost: () => undefined };
  const setup = { architecture, batchSize: 20, trainImages: stripes.train.images, ...calls };
  const trainer = await Trainer.start(await createEngine("WASM", setup), stripes, experiment);
  for (let step = 0; step < 400; step++) await trainer.advance();
  const budget = { left: CHUNK, take: (most: number) => Math.min(most, CHUNK) };
  return { trainer, dataset: stripes, count: 100, budget, between: async () => undefined };
}

async function seen<Name extends ViewName>(
  name: Name,
  request: Requests[Name],
  subject: Subject,
): Promise<Reports[Name]> {
  const looked = views[name].look(request, subject);
  if (looked instanceof Promise) return looked as Promise<Reports[Name]>;
  for (;;) {
    const { done, value } = await (looked as Look<Reports[Name]>).next();
    if (done) return value;
  }
}

it("shows images with what is skipped of them, and codes with zeros", async () => {
  const subject = await trained();
  const { trainer } = subject;
  const inspected = await seen("inspection", image, subject);
  const alone = await seen("point", inspected.mu, subject);
  const away = (levels: ArrayLike<number>) =>
    Math.sqrt(image.reduce((sum, level, at) => sum + (level - (levels[at] ?? 0)) ** 2, 0) / image.length);
  expect(away(inspected.reconstruction)).toBeLessThan(20);
  expect(away(alone.image)).toBeGreaterThan(3 * away(inspected.reconstruction));

  // The losses are of the same reconstructions.
  const { reconstruction } = await seen("scores", true, subject);
  expect(reconstruction[0]).toBeCloseTo(inspected.losses.reconstruction, 3);
  const { images } = await seen("denoised", { images: image }, subject);
  expect([...images]).toEqual([...image]);
  const through = await seen("activations", { image, z: new Float32Array(latentDim), normalization: null }, subject);
  const logits = through.outputs["decoder/5"] ?? [];
  for (const [at, level] of through.decoded.entries()) {
    expect(Math.abs(level - 255 / (1 + Math.exp(-(logits[at] ?? Number.NaN))))).toBeLessThan(1);
  }

  const blurred = await seen("blur", true, subject);
  expect(blurred.skips).toBe(true);
  expect(blurred.distances.toSample).toBeGreaterThan(1.5 * blurred.distances.toTraining);
  expect([...blurred.reconstructions.subarray(0, 16)]).toEqual([
    ...(await seen("reconstructions", true, subject)).images.subarray(0, 16),
  ]);
  trainer.engine.dispose();
}, 60_000);

it("asks of no image how likely it is where the decoder sees the image itself", () => {
  const { fits } = views.marginalLikelihood;
  const asked = { image, draws: 10 };
  expect([fits?.(asked, architecture), fits?.(asked, withSkips(architecture, false))]).toEqual([false, true]);
});
