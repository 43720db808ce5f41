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

async function open(page: Page): Promise<Playground> {
  await page.goto(`${site.address}?workbench`);
  await page.waitForFunction(() => "play" in window);
  return new Playground(page);
}

test("the page says what it is, what to look at, and what happens, with figures and on as many lines", async ({
  page,
}) => {
  const playground = await open(page);
  const narrator = playground.region("Narrator");
  await expect(narrator).toContainText(
    /^Here a variational autoencoder learns to squeeze a \w+ into 2 numbers, and to draw it again/,
  );
  await expect(narrator).toContainText("Press Train, then watch the map");
  const untrained = page.getByText(/^Not trained yet/);
  await expect(untrained).toHaveCount(2);
  const before = await narrator.boundingBox();

  await page.evaluate(() => window.play.train());
  await expect(narrator).toContainText(
    /step 300 “?[^”]+”? (has|have) left the crowd: 96 % of them lie among their own kind/,
  );
  await expect(untrained).toHaveCount(0);
  expect(await narrator.boundingBox()).toEqual(before);
  const pins = page.getByRole("list", { name: "What happened on the way" });
  await expect(pins.getByRole("button").last()).toHaveAccessibleDescription(/left the crowd: 96 %/);
  await expect(playground.output("Pull of reconstruction")).toHaveText("3.2");
  await expect(playground.output("Pull of KL")).toHaveText("1.1");

  await page.evaluate(() => window.play.objective({ terms: "kl" }));
  await page.evaluate(() => window.play.train());
  await expect(narrator).toContainText("Combined → KL only: no image counts now");
  await expect(playground.output("Pull of reconstruction")).toHaveText("0");
  const changes = page.getByRole("list", { name: "Changes to the running model" });
  await expect(changes.getByRole("button")).toHaveText("KL only");
  const total = playground.region("Loss").locator("path[stroke='var(--total)'][stroke-dasharray='none']");
  await expect.poll(async () => (await total.getAttribute("d"))?.match(/M/g)?.length).toBe(2);

  await narrator.getByRole("button", { name: /^What happened/ }).click();
  const list = page.getByRole("dialog", { name: "What happened" }).getByRole("listitem");
  await expect(list.first()).toContainText("step 301");
  await expect(list.filter({ hasText: "left the crowd" })).toHaveCount(1);
});

test("a word that is pressed while its words are shown is found in the glossary, in the same words", async ({
  page,
}) => {
  const playground = await open(page);
  await page.evaluate(() => window.play.train());
  await playground.unfoldObjective();
  const glossary = page.getByRole("dialog", { name: "Glossary" });
  const kl = playground.region("Objective").getByRole("button", { name: "KL(q‖p)" });
  await kl.hover();
  await expect(page.locator("[popover]:popover-open")).toContainText("Press for the glossary");
  await kl.click();
  await expect(glossary.locator("[data-asked]")).toContainText("KL divergence: how far the encoder's q(z|x) lies");
  await page.keyboard.press("Escape");
  await expect(glossary).toHaveCount(0);

  const words = await page
    .locator("[data-more]")
    .evaluateAll((terms) =>
      terms.map((term) => [
        term.getAttribute("data-more"),
        document.getElementById(term.getAttribute("aria-describedby") ?? "")?.textContent ?? "",
      ]),
    );
  expect(words.length).toBeGreaterThan(15);
  for (const [key, text = ""] of words) {
    await page.evaluate((detail) => document.dispatchEvent(new CustomEvent("asksmore", { detail })), key ?? "");
    await expect(glossary.locator("[data-asked]"), `${key}`).toContainText(text ?? "");
  }
});

test("plain words take the place of symbols, here and on the next visit, until they are put away", async ({ page }) => {
  const playground = await open(page);
  const objective = playground.region("Objective");
  const curves = page.getByRole("group", { name: "Curves" });
  const words = page.getByRole("button", { name: "Plain words" });
  await words.click();
  await expect(objective).toContainText(/= copying error.*untidiness/);
  await expect(curves).toContainText("copying error");
  await expect(playground.region("Latent space")).toContainText("Blur σ of each code");
  await page.evaluate(() => window.play.train());
  await page.evaluate(() => window.play.objective({ terms: "kl" }));
  await page.evaluate(() => window.play.train());
  await expect(playground.region("Narrator")).toContainText(
    "Both → Tidying only: no image counts now. Watch the codes fall to 0 and all clouds become alike.",
  );
  await page.reload();
  await expect(curves).toContainText("untidiness (KL)");
  await words.click();
  await expect(curves).toHaveText("totalreconstructionKL");
  await expect(objective).toContainText("KL(q‖p)");
});
