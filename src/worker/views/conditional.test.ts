import { expect, it } from "vitest";
import { createEngine } from "../../engine/choose";
import { withCondition } from "../../experiment/architecture";
import { smallExperimentOn, stripes } from "../../testing/dataSets";
import { CHUNK, Trainer } from "../../training/trainer";
import { type Reports, type Requests, type ViewName, viewNames, views } from "./list";
import type { Look, Subject } from "./view";

const small = smallExperimentOn(stripes);
const experiment = {
  ...small,
  architecture: withCondition(small.architecture, 4),
  hyperparameters: { batchSize: 20, learningRate: 0.01 },
};
const { latentDim } = experiment.architecture;
const image = stripes.test.images.slice(0, 16);
const codes = { z: new Float32Array(4 * latentDim), latentDim };

/** Something to ask of each view that a conditional network has to be told the class for. */
const requests: Partial<Requests> = {
  point: new Float32Array(latentDim),
  inspection: image,
  activations: { image, z: null, normalization: null },
  samples: codes,
  denoised: { images: image },
  latentGradients: true,
  survey: true,
  reconstructions: true,
  scores: true,
  balance: true,
  marginalLikelihood: { image, draws: 60 },
  denoisingCurve: { kind: "gaussian", count: 60 },
  dimensions: true,
};

async function trained(): Promise<Subject> {
  const calls = { onProgress: () => undefined, onLost: () => undefined };
  const { architecture, hyperparameters } = experiment;
  const { images: trainImages, labels: trainLabels } = stripes.train;
  const setup = { architecture, batchSize: hyperparameters.batchSize, trainImages, trainLabels, ...calls };
  const engine = await createEngine("WASM", setup);
  const trainer = await Trainer.start(engine, stripes, experiment);
  for (let step = 0; step < 400; step++) await trainer.advance();
  const budget = { left: CHUNK, take: (most: number) => Math.min(most, CHUNK) };
  return { trainer, dataset: stripes, count: 100, budget, between: async () => undefined };
}

async function seen<Name extends ViewName>(name: Name, request: Requests[Name], subject: Subject) {
  const looked = views[name].look(request, subject);
  if (looked instanceof Promise) return looked;
  for (;;) {
    const { done, value } = await (looked as Look<Awaited<typeof looked>>).next();
    if (done) return value;
  }
}

it("decodes one code as each class that is ordered, tells the told one of all else, and shows every view", async () => {
  const subject = await trained();
  const { images } = (await seen("classes", { ...codes, labels: Uint8Array.of(0, 1, 2, 3) }, subject)) as {
    images: Uint8ClampedArray;
  };
  // A stripe of class k is bright in column k.
  const brightest = [0, 1, 2, 3].map((row) => {
    const columns = [0, 1, 2, 3].map((column) => images[row * 16 + column] ?? 0);
    return columns.indexOf(Math.max(...columns));
  });
  expect(brightest).toEqual([0, 1, 2, 3]);

  const { values } = (await seen("metrics", ["orders"], subject)) as { values: { ordersObeyed: number } };
  expect(values.ordersObeyed).toBeGreaterThan(0.9);

  const { point } = requests;
  if (!point) throw new Error("There is no point.");
  const asFirst = await seen("point", point, subject);
  subject.trainer.tellClass(2);
  const asThird = await seen("point", point, subject);
  expect([...(asFirst as { image: Uint8ClampedArray }).image]).toEqual([...images.slice(0, 16)]);
  expect([...(asThird as { image: Uint8ClampedArray }).image]).toEqual([...images.slice(32, 48)]);

  const asked = viewNames.filter((name) => requests[name] !== undefined);
  expect(asked).toHaveLength(Object.keys(requests).length);
  for (const name of asked) expect(await seen(name, requests[name] as never, subject), name).toBeTypeOf("object");
  expect(asked.filter((name) => views[name].followsToldClass)).toContain("point");
  expect((await subject.trainer.evaluateHeldOut(0, 50)).reconstruction).toBeGreaterThan(0);
  subject.trainer.engine.dispose();
}, 60_000);

it("asks how likely an image is given its own class, whatever class is told", async () => {
  const subject = await trained();
  const own = subject.dataset.test.labels?.[0] ?? 0;
  const asked = { image, draws: 200 };
  const likelihood = async (label?: number) => {
    const request = { ...asked, ...(label !== undefined && { label }) };
    return (await seen("marginalLikelihood", request, subject)) as Reports["marginalLikelihood"];
  };
  const levelOf = ({ fromPrior }: Reports["marginalLikelihood"]) => fromPrior.bounds.at(-1)?.logLikelihood.mean ?? 0;
  subject.trainer.tellClass((own + 1) % 4);
  const [given, told] = [await likelihood(own), await likelihood()];
  expect([given.label, told.label]).toEqual([own, (own + 1) % 4]);
  expect(levelOf(given)).toBeGreaterThan(levelOf(told) + 1);
  const before = await seen("metrics", ["marginal"], subject);
  subject.trainer.tellClass(own);
  expect(levelOf(await likelihood())).toBe(levelOf(given));
  expect(await seen("metrics", ["marginal"], subject)).toEqual(before);
  subject.trainer.engine.dispose();
}, 60_000);
