import type { Page } from "@playwright/test";
import { expect, test } from "./page";
import { Playground } from "./playground";

/** Elements that `document.createElement` refuses to make, for as long as they stand here. */
declare global {
  interface Window {
    refused: Set<string>;
  }
}

test("a panel that cannot be drawn says so, all else trains, and it is shown again", async ({ page, expects }) => {
  expects(/No dl today/);
  await refuse(page, "dl");
  const playground = new Playground(page);
  await playground.open();
  const words = page.getByRole("alert", { name: "Reconstructions" });
  await expect(words).toContainText("“Reconstructions” could not be drawn.");
  await expect(words).toContainText("the run is kept");
  await expect(words).toContainText("No dl today");
  await expect(playground.region("Reconstructions")).toHaveCount(0);
  await playground.trainTo(30);
  await words.getByRole("button", { name: "Show it again" }).click();
  await expect(words).toBeVisible();
  await allow(page);
  await words.getByRole("button", { name: "Show it again" }).click();
  await expect(playground.region("Reconstructions")).toBeVisible();
  await expect(words).toHaveCount(0);
  await playground.trainTo(60);
});

test("the details of a fault are copied", async ({ page, context, expects }) => {
  expects(/No dl today/);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await refuse(page, "dl");
  await new Playground(page).open();
  await page.getByRole("alert", { name: "Reconstructions" }).getByRole("button", { name: "Copy the details" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("In “Reconstructions”:\nError: No dl today");
  expect(copied).toContain(page.url());
});

test("a tab that cannot be drawn leaves the other tabs alone", async ({ page, expects }) => {
  expects(/No dl today/);
  const playground = new Playground(page);
  await playground.open();
  await expect(playground.region("Reconstructions")).toBeVisible();
  await refuse(page, "dl");
  await playground.explore("Compress");
  await expect(page.getByRole("alert", { name: "Compress" })).toContainText("could not be drawn");
  await playground.explore("Generate");
  await expect(page.getByRole("group", { name: "Generate" })).toContainText("press one to go there");
  await allow(page);
  await playground.explore("Compress");
  await expect(playground.output("Raw image")).toBeVisible();
});

test("a bar that cannot be drawn leaves buttons to train, to pause and to reload", async ({ page, expects }) => {
  expects(/No h1 today/);
  await refuse(page, "h1");
  const playground = new Playground(page);
  await page.goto("/#latent=2");
  const words = page.getByRole("alert", { name: "Bar" });
  await expect(words).toContainText("“Bar” could not be drawn.");
  await expect(words.getByRole("button", { name: "Reload the page" })).toBeVisible();
  await expect(playground.output("Held-out total loss")).toContainText("10,000", { timeout: 90_000 });
  await words.getByRole("button", { name: "Train" }).click();
  await words.getByRole("button", { name: "Pause" }).click();
  await expect(words.getByRole("button", { name: "Train" })).toBeVisible();
  await allow(page);
  await words.getByRole("button", { name: "Show it again" }).click();
  await playground.waitFor("Step", (step) => step > 0);
});

test("a page of which nothing can be drawn is not blank", async ({ page, expects }) => {
  expects(/No main today/);
  await refuse(page, "main");
  await page.goto("/");
  const words = page.getByRole("alert", { name: "Latent Playground" });
  await expect(words).toContainText("could not be drawn");
  await allow(page);
  await words.getByRole("button", { name: "Reload the page" }).click();
  await expect(words).toBeVisible();
  await allow(page);
  await words.getByRole("button", { name: "Show it again" }).click();
  await new Playground(page).isBuilt();
});

test("panels that cannot be fetched are told from one that cannot be drawn, once, and come together when the network does", async ({
  page,
  expects,
}) => {
  expects(/Failed to load resource|Failed to fetch dynamically imported module|Unable to preload CSS/);
  let isGone = true;
  await page.route(/assets\/workbench-/, (route) => (isGone ? route.abort() : route.continue()));
  const playground = new Playground(page);
  await playground.open();
  const words = page.getByRole("alert").filter({ hasText: "could not be fetched" });
  await expect(words).toHaveCount(1);
  await expect(words).toContainText("Parts of this page could not be fetched.");
  await words.getByRole("button", { name: "Try again" }).click();
  await expect(words).toHaveCount(1);
  isGone = false;
  await words.getByRole("button", { name: "Try again" }).click();
  await expect(words).toHaveCount(0);
  for (const name of ["Reconstructions", "Loss", "Explore"]) await expect(playground.region(name)).toBeVisible();
  await playground.explore("Compress");
  await expect(playground.output("Raw image")).toBeVisible();
  // What came late has its style sheet too.
  const numbers = playground.region("Reconstructions").locator("dl");
  await expect(numbers).toHaveCSS("display", "grid");
  await expect(numbers.locator("xpath=..")).toHaveCSS("container-type", "inline-size");
  await playground.trainTo(30);
});

test("an application that cannot be fetched is told of in its place", async ({ page, expects }) => {
  expects(/Failed to load resource|Failed to fetch dynamically imported module|Unable to preload CSS/);
  let isGone = true;
  await page.route(/assets\/Compression-/, (route) => (isGone ? route.abort() : route.continue()));
  const playground = new Playground(page);
  await playground.open();
  await playground.explore("Compress");
  const words = page.getByRole("alert", { name: "Compress" });
  await expect(words).toContainText("“Compress” could not be fetched.");
  isGone = false;
  await words.getByRole("button", { name: "Try again" }).click();
  await expect(playground.output("Raw image")).toBeVisible();
});

/** From now on, and from the next load on, the browser makes no element of that name. */
async function refuse(page: Page, name: string): Promise<void> {
  const begin = (refused: string) => {
    window.refused ??= new Set();
    window.refused.add(refused);
    const create = document.createElement;
    document.createElement = function createElement(this: Document, tag: string, options?: ElementCreationOptions) {
      if (window.refused.has(tag)) throw new Error(`No ${tag} today`);
      return create.call(this, tag, options);
    } as typeof create;
  };
  await page.addInitScript(begin, name);
  if (page.url() !== "about:blank") await page.evaluate(begin, name);
}

async function allow(page: Page): Promise<void> {
  await page.evaluate(() => window.refused.clear());
}
