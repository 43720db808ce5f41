import { expect, test } from "vitest";
import type { CorruptionKind } from "../../experiment/corruption";
import { smallExperimentOn, stripes } from "../../testing/dataSets";
import { FakeEngine } from "../../testing/fakeEngine";
import { CHUNK, Trainer } from "../../training/trainer";
import { denoisingCurve } from "./denoisingCurve";
import type { Reports } from "./list";
import type { Look } from "./view";

async function look(kind: CorruptionKind): Promise<Reports["denoisingCurve"]> {
  const experiment = smallExperimentOn(stripes);
  const setup = { batchSize: 16, trainImages: stripes.train.images, onProgress: () => {}, onLost: () => {} };
  const engine = new FakeEngine("TensorFlow.js CPU", { ...setup, architecture: experiment.architecture });
  const trainer = await Trainer.start(engine, stripes, experiment);
  const budget = { left: CHUNK, take: (most: number) => most };
  const subject = { trainer, dataset: stripes, count: 10, budget, between: async () => undefined };
  const looked = denoisingCurve.look({ kind, count: 60 }, subject) as Look<Reports["denoisingCurve"]>;
  for (;;) {
    const { done, value } = await looked.next();
    if (done) return value;
  }
}

test("the stronger the noise, the less of the images is left before the model", async () => {
  const { points } = await look("gaussian");
  const corrupted = points.map((each) => each.corrupted);
  expect(corrupted).toEqual([...corrupted].sort((a, b) => b - a));
  // Noise of a tenth that is held at black and white on one side keeps half of its variance or more: 20 dB to 23 dB.
  expect(corrupted[0]).toBeGreaterThan(20);
  expect(corrupted[0]).toBeLessThan(23.1);
  expect(points.every(({ denoised, reconstruction }) => denoised > 0 && reconstruction > 0)).toBe(true);
});

test("pixels that turn black or white leave the error of as many pixels", async () => {
  const { points } = await look("saltAndPepper");
  const [one, two] = [points[1], points[3]];
  // 0.5 in place of 0.2 of the pixels: 10 log₁₀ 2.5 dB.
  expect((one?.corrupted ?? 0) - (two?.corrupted ?? 0)).toBeCloseTo(10 * Math.log10(2.5), 0);
});
