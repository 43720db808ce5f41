import { expect, test } from "vitest";
import type { Dataset } from "../../data/dataset";
import { drawUniforms, Purpose } from "../../model/random";
import { smallExperimentOn, stripes } from "../../testing/dataSets";
import { FakeEngine } from "../../testing/fakeEngine";
import { CHUNK, Trainer } from "../../training/trainer";
import { survey } from "./survey";
import type { Look } from "./view";

const COUNT = 2600;

/** More stripes than coverage is told of, the last of them all white, so that their codes lie elsewhere. */
const many: Dataset = {
  ...stripes,
  testCount: COUNT,
  test: {
    count: COUNT,
    images: Uint8Array.from(
      drawUniforms(COUNT * 16, { seed: 4, counter: 0, purpose: Purpose.prior }),
      (uniform, place) => (place < 2000 * 16 ? 255 * uniform : 255),
    ),
    labels: Uint8Array.from({ length: COUNT }, (_, row) => (row < 2000 ? row % 4 : 3)),
  },
};

async function surveyOf(trainer: Trainer, count: number) {
  const subject = {
    trainer,
    dataset: many,
    count,
    budget: { left: CHUNK, take: (most: number) => most },
    between: async () => undefined,
  };
  const look = survey.look(true, subject) as Look<Awaited<Extract<ReturnType<typeof survey.look>, Promise<unknown>>>>;
  for (;;) {
    const { done, value } = await look.next();
    if (done) return value;
  }
}

test("coverage and accuracy are of the same images however many are looked at, so that a pause does not move them", async () => {
  const experiment = smallExperimentOn(many);
  const setup = { batchSize: 16, trainImages: many.train.images, onProgress: () => {}, onLost: () => {} };
  const engine = new FakeEngine("TensorFlow.js CPU", { ...setup, architecture: experiment.architecture });
  const trainer = await Trainer.start(engine, many, experiment);
  const [glanced, whole] = [await surveyOf(trainer, 2000), await surveyOf(trainer, COUNT)];
  expect([glanced.count, whole.count]).toEqual([2000, COUNT]);
  expect(whole.coverage).toBe(glanced.coverage);
  expect(whole.neighbourAccuracy).toBe(glanced.neighbourAccuracy);
  expect(whole.coverage).toBeGreaterThan(0);
  const fewer = await surveyOf(trainer, 100);
  expect(fewer.coverage).not.toBe(glanced.coverage);
});
