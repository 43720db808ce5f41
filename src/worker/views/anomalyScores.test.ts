import { expect, test } from "vitest";
import { klOf } from "../../model/kl";
import { pixelLossOfMean } from "../../model/likelihood";
import { areaUnderCurve } from "../../model/roc";
import { smallExperimentOn, stripes } from "../../testing/dataSets";
import { FakeEngine } from "../../testing/fakeEngine";
import { CHUNK, Trainer } from "../../training/trainer";
import { anomalyScores } from "./anomalyScores";
import type { Reports, Requests } from "./list";
import type { Look } from "./view";

type Seen = Reports["anomalyScores"];

async function lookAt(asked: Requests["anomalyScores"], steps = 0): Promise<{ seen: Seen; trainer: Trainer }> {
  const experiment = smallExperimentOn(stripes);
  const setup = { batchSize: 16, trainImages: stripes.train.images, onProgress: () => {}, onLost: () => {} };
  const engine = new FakeEngine("TensorFlow.js CPU", { ...setup, architecture: experiment.architecture });
  const trainer = await Trainer.start(engine, stripes, experiment);
  for (let step = 0; step < steps; step++) await trainer.advance();
  const budget = { left: CHUNK, take: (most: number) => most };
  const subject = { trainer, dataset: stripes, count: 10, budget, between: async () => undefined };
  const looked = anomalyScores.look(asked, subject) as Look<Seen>;
  for (;;) {
    const { done, value } = await looked.next();
    if (done) return { seen: value, trainer };
  }
}

test("an image's scores are its own losses and distances", async () => {
  const { seen, trainer } = await lookAt({ stranger: "inverted", count: 120 });
  const row = 77;
  const image = stripes.test.images.subarray(row * 16, (row + 1) * 16);
  const { mu, logVar } = await trainer.encode(image);
  const { usual } = seen;
  expect(usual.kl[row]).toBeCloseTo(klOf(mu, logVar, "learned"), 5);
  expect(usual.norm[row]).toBeCloseTo(Math.hypot(...mu), 5);
  const means = await trainer.engine.decode(mu);
  const loss = means.reduce(
    (sum, mean, pixel) => sum + pixelLossOfMean("bernoulli", mean, (image[pixel] ?? 0) / 255),
    0,
  );
  expect(usual.reconstruction[row]).toBeCloseTo(loss, 3);
  expect(usual.negativeElbo[row]).toBeCloseTo((usual.reconstruction[row] ?? 0) + (usual.kl[row] ?? 0), 4);
  const distances = Array.from({ length: 100 }, (_, other) =>
    Math.hypot(...Array.from(image, (_, pixel) => pixelGap(image, other, pixel))),
  );
  expect(usual.nearestImage[row]).toBeCloseTo(Math.min(...distances), 4);
  const codes = (await trainer.encode(stripes.train.images)).mu;
  const all = (await trainer.encode(stripes.test.images.subarray(0, 120 * 16))).mu;
  for (const [each, distance] of usual.nearestCode.entries()) {
    const gaps = Array.from({ length: 100 }, (_, other) =>
      Math.hypot(
        (all[2 * each] ?? 0) - (codes[2 * other] ?? 0),
        (all[2 * each + 1] ?? 0) - (codes[2 * other + 1] ?? 0),
      ),
    );
    expect(distance).toBeCloseTo(Math.min(...gaps), 4);
  }
});

function pixelGap(image: Uint8Array, other: number, pixel: number): number {
  return ((image[pixel] ?? 0) - (stripes.train.images[other * 16 + pixel] ?? 0)) / 255;
}

test("a trained model tells inverted images apart, and hands over as many strangers as it scored", async () => {
  const { seen } = await lookAt({ stranger: "inverted", count: 120 }, 400);
  expect(areaUnderCurve(seen.usual.reconstruction, seen.unusual.reconstruction)).toBeGreaterThan(0.9);
  expect(areaUnderCurve(seen.usual.nearestImage, seen.unusual.nearestImage)).toBe(1);
  expect(seen.unusualImages.length / 16).toBe(seen.unusual.kl.length);
});

test("where there are no such strangers there are no scores of them", async () => {
  const { seen } = await lookAt({ stranger: "leftOut", count: 30 });
  expect(seen.usual.kl.length).toBe(30);
  expect(seen.unusual.negativeElbo.length).toBe(0);
});
