import { expect, test } from "vitest";
import type { CorruptionKind } from "../../experiment/corruption";
import { corruptedLevels } from "../../model/corruption";
import { reconstructionLosses } from "../../model/likelihood";
import { meanSquaredError, peakSignalToNoise } from "../../model/psnr";
import { Purpose } from "../../model/random";
import { smallExperimentOn, stripes } from "../../testing/dataSets";
import { FakeEngine } from "../../testing/fakeEngine";
import { CHUNK, Trainer } from "../../training/trainer";
import { denoisingCurve } from "./denoisingCurve";
import type { Reports } from "./list";
import type { Look } from "./view";

type Seen = Reports["denoisingCurve"];

async function look(kind: CorruptionKind): Promise<{ seen: Seen; trainer: Trainer }> {
  const experiment = smallExperimentOn(stripes);
  const setup = { batchSize: 16, trainImages: stripes.train.images, onProgress: () => {}, onLost: () => {} };
  const engine = new FakeEngine("TensorFlow.js CPU", { ...setup, architecture: experiment.architecture });
  const trainer = await Trainer.start(engine, stripes, experiment);
  const budget = { left: CHUNK, take: (most: number) => most };
  const subject = { trainer, dataset: stripes, count: 10, budget, between: async () => undefined };
  const looked = denoisingCurve.look({ kind, count: 60 }, subject) as Look<Seen>;
  for (;;) {
    const { done, value } = await looked.next();
    if (done) return { seen: value, trainer };
  }
}

test("the stronger the noise, the less of the images is left before the model", async () => {
  const { points } = (await look("gaussian")).seen;
  const corrupted = points.map((each) => each.corrupted);
  expect(corrupted).toEqual([...corrupted].sort((a, b) => b - a));
  // Noise of a tenth that is held at black and white on one side keeps half of its variance or more: 20 dB to 23 dB.
  expect(corrupted[0]).toBeGreaterThan(20);
  expect(corrupted[0]).toBeLessThan(23.1);
});

test("pixels that turn black or white leave the error of as many pixels", async () => {
  const { points } = (await look("saltAndPepper")).seen;
  const [one, two] = [points[1], points[3]];
  // 0.5 in place of 0.2 of the pixels: 10 log₁₀ 2.5 dB.
  expect((one?.corrupted ?? 0) - (two?.corrupted ?? 0)).toBeCloseTo(10 * Math.log10(2.5), 0);
});

test("what the model makes of corrupted images is compared with the clean ones", async () => {
  const { seen, trainer } = await look("half");
  const { imageShape } = stripes;
  const { seed } = trainer.experiment;
  const clean: number[] = [];
  const corrupted: number[] = [];
  for (const first of [0, 50]) {
    const images = stripes.test.images.subarray(first * 16, Math.min(60, first + 50) * 16);
    const key = { seed, counter: first, purpose: Purpose.heldOutCorruption };
    clean.push(...images);
    corrupted.push(...corruptedLevels(images, imageShape, { kind: "half", strength: 0.5 }, key));
  }
  const { mu } = await trainer.encode(Uint8Array.from(corrupted));
  const means = await trainer.engine.decode(mu);
  const point = seen.points.find(({ strength }) => strength === 0.5);
  const ratio = (levels: ArrayLike<number>) => peakSignalToNoise(meanSquaredError(levels, clean));
  expect(point?.corrupted).toBeCloseTo(ratio(corrupted), 6);
  expect(point?.denoised).toBeCloseTo(ratio(means.map((mean) => 255 * mean)), 1);
  const losses = reconstructionLosses("bernoulli", means, Uint8Array.from(clean), 60);
  expect(point?.reconstruction).toBeCloseTo(losses.reduce((sum, loss) => sum + loss, 0) / 60, 3);
});
