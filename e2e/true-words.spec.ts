import type { Page } from "@playwright/test";
import { type GallerySite, serveGallery } from "./gallery/site";
import { expect as patient, test } from "./page";
import { Playground } from "./playground";

/** Nothing here is computed that one would wait for. */
const expect = patient.configure({ timeout: 8000 });

let site: GallerySite;
test.beforeAll(async () => {
  site = await serveGallery();
});
test.afterAll(() => site.close());

async function open(page: Page, query = ""): Promise<Playground> {
  await page.goto(`${site.address}?workbench${query}`);
  await page.evaluate(() => window.play.train());
  return new Playground(page);
}

test("without noise there is no KL, no ELBO and no length of a code, and the page says what is shown instead", async ({
  page,
}) => {
  const playground = await open(page);
  await page.evaluate(() => window.play.objective({ noise: "zero", lambda: 0.5 }));
  await page.evaluate(() => window.play.train());
  const reconstructions = playground.region("Reconstructions");
  await expect(reconstructions).toContainText(/natsheld-out ½‖μ‖²∞ bitscode length \(no noise\)/);
  await expect(playground.region("Pinned image")).toContainText(/½‖μ‖².*∞ bits/);
  await expect(page.getByRole("group", { name: "Curves" })).toContainText("½‖μ‖²");
  await expect(playground.region("Decode z")).toContainText("½μ²");
  await expect(playground.region("Objective")).toContainText("no ELBO: σ = 0");
  await expect(playground.output("KL")).toContainText("only the ½‖μ‖² of it");
  for (const region of ["Reconstructions", "Pinned image", "Decode z", "Loss"]) {
    await expect(playground.region(region).getByText("KL", { exact: true }), region).toHaveCount(0);
  }
  await page.getByRole("button", { name: "Layers", exact: true }).click();
  await page.getByRole("checkbox", { name: "Gaps" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByText(/^over [\d.]+ from every code, as fine as the raster is$/)).toBeVisible();
  await page.evaluate(() => window.play.compare());
  const plain = page.getByRole("combobox", { name: "Objective of this model" }).first();
  await plain.selectOption("Plain autoencoder, σ = 0");
  await expect(playground.output("no ELBO").first()).toHaveText("σ = 0");
  await expect(playground.output("Held-out ½‖μ‖²").first()).toBeVisible();
});

test("a formula that is no divergence shows its own value, below zero, in the squared error", async ({ page }) => {
  const playground = await open(page);
  await playground.unfoldObjective();
  await page.getByRole("combobox", { name: "Convention" }).selectOption("log σ, no ½ (wrong)");
  await page.evaluate(() => window.play.train());
  await expect(playground.radio("Pixel likelihood", "Gaussian (MSE)")).toBeChecked();
  const objective = playground.region("Objective");
  await expect(objective).toContainText("Σ(σ²+μ²−log σ−1)");
  const value = ((await playground.output("In the place of KL").textContent()) ?? "").replace("−", "-");
  const [total, first] = await Promise.all([playground.number("Total loss"), playground.number("Reconstruction loss")]);
  expect(total).toBeCloseTo(first + Number.parseFloat(value), 1);
  expect(await playground.number("Held-out total loss")).toBeGreaterThan(0);
  await expect(playground.output("KL")).toHaveText(/^\d/);
  await expect(playground.region("Loss")).not.toContainText("n/a");
  const itself = objective.getByText("; KL itself", { exact: true });
  await expect(itself).toBeVisible();
  const mistaken = objective.getByRole("button", { name: "no divergence", exact: true });
  await expect(mistaken).toBeVisible();

  await page.evaluate(() => window.play.objective({ noise: "zero" }));
  await expect(objective).toContainText("‖μ‖²");
  await expect(itself).toHaveCount(0);
  await page.evaluate(() => window.play.objective({ noise: "learned", terms: "reconstruction" }));
  await expect(mistaken).toHaveCount(0);
});

test("losses say of what they are: at which code, of which images, at which step, up to which constant", async ({
  page,
}) => {
  const playground = await open(page);
  await expect(playground.region("Reconstructions")).toContainText(
    /natsreconstruction, held-out, at z ~ q.*natsreconstruction, held-out, at μ/,
  );
  await expect(playground.output("Held-out total loss")).toHaveText(
    /^[\d.]+ nats\/image, 100 images; all 240: [\d.]+$/,
  );
  const length = playground.region("Reconstructions").getByRole("button", { name: "code length" });
  await expect(length).toHaveAccessibleDescription(/the bits paid extra when z is sent with the prior's code/);
  const costs = playground.region("Decode z").getByRole("button", { name: "KL", exact: true });
  await expect(costs).toHaveAccessibleDescription(/what it costs\. At most that much is said about x/);
  await page.evaluate(() => window.play.objective({ likelihood: "gaussian", lambda: 2 }));
  await page.evaluate(() => window.play.train());
  const elbo = page.getByRole("button", { name: "−ELBO up to a constant" });
  await expect(elbo).toBeVisible();
  await expect(elbo).toHaveAccessibleDescription(/of one pixel likelihood.*log 2π = 58\.8 nats/);
  await expect(page.getByRole("button", { name: "mean of p(x|z)" })).toHaveAccessibleDescription(/mean grey level/);
  await page.evaluate(() => window.play.objective({ likelihood: "bernoulli" }));
  await expect(page.getByRole("button", { name: "mean of p(x|z)" })).toHaveAccessibleDescription(/probability of ink/);
});

test("σ is the posteriors' width and nothing else, and no word promises what was not measured", async ({ page }) => {
  const playground = await open(page);
  await page.getByRole("button", { name: "Layers", exact: true }).click();
  const layers = page.getByRole("group", { name: "Layers" });
  await expect(layers).toContainText(
    "Circles of the prior N(0, I) at 1, 2 and 3: in two dimensions they hold 39, 86 and 99 %",
  );
  await expect(layers).toContainText("the mean of 16 draws of z; pale where it may be noise");
  await expect(layers).toContainText("the mixture of all q(z|x)");
  await expect(layers).toContainText("extrapolates");
  await page.keyboard.press("Escape");
  await expect(playground.region("Decode z")).toContainText("from the origin");
  expect(await playground.region("Decode z").textContent()).not.toMatch(/\dσ|\d σ/);
  const map = playground.region("Latent space");
  await expect(map.getByRole("button", { name: "Prior covered" })).toHaveAccessibleDescription(
    /whether the decoder has learned anything there/,
  );
  await expect(map.getByRole("button", { name: "Median σ" })).toHaveAccessibleDescription(
    /Compare it with the spread of μ/,
  );
  await expect(page.getByRole("button", { name: "Batch norm" })).toHaveAccessibleDescription(
    /multiplied by γ and shifted by β.*running averages/,
  );
  const levels = page.getByRole("list", { name: "Levels of reference" });
  await expect(levels.getByRole("button", { name: "class means" })).toHaveAccessibleDescription(
    /the average of the right class/,
  );
  await expect(levels.getByRole("button", { name: /floor|perfect/ })).toHaveAccessibleDescription(
    /grey pixels have an entropy/,
  );
  await expect(levels.getByRole("button", { name: /mean image/ })).toHaveAccessibleDescription(/posterior collapse/);
  await page.evaluate(() => window.play.objective({ terms: "kl" }));
  await playground.unfoldObjective();
  const norms = playground.region("Objective").getByRole("button", { name: "decoder", exact: true });
  await expect(norms).toHaveAccessibleDescription(/running averages follow them/);
});
