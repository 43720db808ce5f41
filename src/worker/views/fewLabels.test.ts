import { expect, test } from "vitest";
import type { Dataset } from "../../data/dataset";
import { smallExperimentOn, stripes, unlabelled } from "../../testing/dataSets";
import { FakeEngine } from "../../testing/fakeEngine";
import { CHUNK, Trainer } from "../../training/trainer";
import { fewLabels } from "./fewLabels";
import type { Reports, Requests } from "./list";
import type { Look } from "./view";

type Seen = Reports["fewLabels"];

async function lookAt(asked: Requests["fewLabels"], dataset: Dataset = stripes): Promise<Seen> {
  const experiment = smallExperimentOn(dataset);
  const setup = { batchSize: 16, trainImages: dataset.train.images, onProgress: () => {}, onLost: () => {} };
  const engine = new FakeEngine("TensorFlow.js CPU", { ...setup, architecture: experiment.architecture });
  const trainer = await Trainer.start(engine, dataset, experiment);
  const budget = { left: CHUNK, take: (most: number) => most };
  const subject = { trainer, dataset, count: 10, budget, between: async () => undefined };
  const looked = fewLabels.look(asked, subject) as Look<Seen>;
  for (;;) {
    const { done, value } = await looked.next();
    if (done) return value;
  }
}

const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0);
const right = (counts: Uint32Array) => [0, 5, 10, 15].reduce((total, place) => total + (counts[place] ?? 0), 0);

test("stripes are told by their pixels from one label a class, and every held-out image is counted once", async () => {
  const { neighbours, regression, converged } = await lookAt({ seed: 1, labels: 4, features: "pixels" });
  expect(sum(neighbours)).toBe(300);
  expect(right(neighbours)).toBe(300);
  expect(right(regression)).toBe(300);
  expect(converged).toBe(true);
});

test("classes have as many labels as there are, and so few neighbours vote that one with a single label can win", async () => {
  const one = await lookAt({ seed: 1, labels: 1, features: "pixels" });
  expect([right(one.neighbours), right(one.regression)]).toEqual([75, 75]);
  expect(right((await lookAt({ seed: 1, labels: 6, features: "pixels" })).neighbours)).toBe(300);
});

test("codes of two numbers tell them better than chance", async () => {
  const { neighbours, regression, spreading } = await lookAt({ seed: 1, labels: 40, features: "mu" });
  for (const counts of [neighbours, regression, spreading]) {
    expect(right(counts)).toBeGreaterThan(150);
    expect(sum(counts)).toBe(300);
  }
});

/** Every third image is said to be of the class after its own. */
const misnamed = <Set extends Dataset["test"]>(set: Set): Set => ({
  ...set,
  labels: set.labels?.map((label, row) => (row % 3 === 0 ? (label + 1) % 4 : label)) ?? null,
});

test("counts are by rows of what images are, and by columns of what they are taken for", async () => {
  const asked = { seed: 1, labels: 4, features: "pixels" } as const;
  const { neighbours } = await lookAt(asked, { ...stripes, test: misnamed(stripes.test) });
  expect([...neighbours]).toEqual([...[50, 0, 0, 25], ...[25, 50, 0, 0], ...[0, 25, 50, 0], ...[0, 0, 25, 50]]);
});

test("each seed has labels of its own", async () => {
  const found = await Promise.all(
    [1, 2, 3].map((seed) =>
      lookAt({ seed, labels: 4, features: "pixels" }, { ...stripes, train: misnamed(stripes.train) }),
    ),
  );
  expect(new Set(found.map(({ neighbours }) => String(neighbours))).size).toBeGreaterThan(1);
});

test("without labels nothing is counted", async () => {
  const { neighbours } = await lookAt({ seed: 1, labels: 40, features: "mu" }, unlabelled);
  expect(neighbours).toEqual(new Uint32Array(0));
});
