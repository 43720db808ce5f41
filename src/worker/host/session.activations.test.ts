import { afterEach, beforeEach, expect, test } from "vitest";
import { parameterLayout } from "../../experiment/parameters";
import { dataset, experiment, Page } from "../../testing/sessionPage";

const PIXELS = 16;
const image = dataset.test.images.slice(0, PIXELS);

let page: Page;
beforeEach(() => {
  page = new Page();
});
afterEach(() => page.dispose());

test("What layers give of an image comes with what is made of it, at the same step", async () => {
  page.keep("inspection", image);
  page.keep("activations", { image, z: null, normalization: null });
  await page.build(1);
  const inspection = await page.seen("inspection");
  const seen = await page.seen("activations");
  expect(seen.step).toBe(inspection.step);
  expect([seen.mu, seen.losses, seen.reconstruction]).toEqual([
    inspection.mu,
    inspection.losses,
    inspection.reconstruction,
  ]);
  expect([seen.z, seen.decoded]).toEqual([inspection.mu, inspection.reconstruction]);
  const layers = parameterLayout(experiment.architecture).trainable.map(({ name }) => name.replace(/\/\w+$/, ""));
  expect(Object.keys(seen.outputs).sort()).toEqual([...new Set(layers)].sort());
});

test("A code that is given is decoded in place of the image's own", async () => {
  await page.build(1);
  const z = Float32Array.of(2, -1);
  page.keep("activations", { image, z, normalization: null });
  const { decoded, mu, reconstruction } = await page.seen("activations");
  page.keep("point", z);
  expect(decoded).toEqual((await page.seen("point")).image);
  expect(decoded).not.toEqual(reconstruction);
  expect(mu).not.toEqual(z);
});

test("An image or a code of another size waits for a model that it fits", async () => {
  await page.build(1);
  await page.rest();
  page.keep("activations", { image: image.slice(1), z: null, normalization: null });
  page.keep("samples", { z: new Float32Array(2), latentDim: 2 });
  await page.seen("samples");
  page.keep("activations", { image, z: new Float32Array(3), normalization: null });
  page.keep("samples", { z: new Float32Array(4), latentDim: 2 });
  await page.seen("samples", ({ z }) => z.length === 4);
  expect(page.seenViews).not.toContain("activations");
});
