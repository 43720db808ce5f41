import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "@playwright/test";
import { drop } from "./drop";
import { expect, test } from "./page";
import { Playground } from "./playground";

/** Whether the page has the browser ask before it is closed. */
const asksBeforeClosing = (page: Page) =>
  page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));

const shelf = (page: Page) => page.getByRole("dialog", { name: "Runs", exact: true });

async function freshPage(of: BrowserContext): Promise<BrowserContext> {
  const browser = of.browser();
  if (!browser) throw new Error("The context has no browser.");
  return browser.newContext({ baseURL: "", serviceWorkers: "block" });
}

test("a run outlives its page: kept, gone on with, named, taken out as a file and brought into another browser", async ({
  page,
  context,
  baseURL,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await expect(playground.region("Earlier run")).toBeHidden();
  await playground.trainTo(120);
  const step = await playground.number("Step");
  const decoded = await playground.decodedImage();
  await playground.button("Runs").click();
  const item = shelf(page).getByRole("article");
  await expect(item).toContainText(`step ${step}`);
  await expect(item).toContainText("It is open here.");
  await item.getByRole("button", { name: /^Rename/ }).click();
  await item.getByRole("textbox", { name: "Name of the run" }).fill("Ærø, first");
  await page.keyboard.press("Enter");
  await expect(shelf(page).getByRole("article", { name: "Ærø, first" })).toBeVisible();
  const coming = page.waitForEvent("download");
  await item.getByRole("button", { name: /^Download/ }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe(`latent-playground-r-first-step-${step}.zip`);
  const file = await download.path();
  await page.keyboard.press("Escape");
  expect(await asksBeforeClosing(page)).toBe(false);

  await page.reload();
  await playground.isBuilt();
  const offer = playground.region("Earlier run");
  await expect(offer).toContainText(`Your run “Ærø, first”, step ${step}, is kept.`);
  await expect(playground.output("Step")).toHaveText("0");
  await offer.getByRole("button", { name: "Go on" }).click();
  await expect(playground.output("Step")).toHaveText(String(step));
  await playground.isBuilt();
  await expect(offer).toBeHidden();
  await expect.poll(() => playground.decodedImage()).toBe(decoded);
  await playground.trainTo(step + 20);

  const other = await freshPage(context);
  const there = new Playground(await other.newPage());
  await there.page.goto(`${baseURL ?? ""}/#latent=3`);
  await there.isBuilt();
  await expect(there.region("Earlier run")).toBeHidden();
  await there.button("Runs").click();
  await expect(shelf(there.page)).toContainText("No run is kept yet");
  await shelf(there.page)
    .getByLabel("A run’s file, or the files of its folder")
    .setInputFiles({ name: "notes.zip", mimeType: "application/zip", buffer: Buffer.from("PK\u0003\u0004 no zip") });
  await expect(shelf(there.page).getByRole("alert")).toContainText("“notes.zip”");
  await expect(there.output("Step")).toHaveText("0");
  await there.page.keyboard.press("Escape");
  await drop(there.page.locator("body"), download.suggestedFilename(), await readFile(file));
  await expect(there.output("Step")).toHaveText(String(step));
  await there.isBuilt();
  await expect.poll(() => there.decodedImage()).toBe(decoded);

  await there.button("Runs").click();
  const opened = shelf(there.page).getByRole("article");
  await expect(opened).toHaveCount(1);
  await opened.getByRole("button", { name: /^Duplicate/ }).click();
  const copy = shelf(there.page).getByRole("article", { name: /, copy$/ });
  await copy.getByRole("button", { name: /^Delete/ }).click();
  await expect(copy).toBeHidden();
  await shelf(there.page).getByRole("button", { name: "Undo" }).click();
  await expect(copy).toContainText(`step ${step}`);
  await shelf(there.page).getByRole("button", { name: "Delete all" }).click();
  await shelf(there.page).getByRole("button", { name: /^Free/ }).click();
  await expect(opened).toHaveCount(1);
  await expect(opened).toContainText("It is open here.");
  await other.close();
});

test("a browser that is full does not stop training: it is said, on a phone too, the run can be taken out, and room made", async ({
  page,
  baseURL,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(120);
  await playground.button("Runs").click();
  const copy = shelf(page).getByRole("article", { name: /, copy$/ });
  for (let copies = 1; copies <= 4; copies++) {
    await shelf(page)
      .getByRole("article")
      .filter({ hasText: "It is open here." })
      .getByRole("button", { name: /^Duplicate/ })
      .click();
    await expect(copy).toHaveCount(copies);
  }
  await page.keyboard.press("Escape");

  // Half of what there is. A browser may go by what it has learnt of its room for half a minute.
  const browser = await page.context().newCDPSession(page);
  const usage = () => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await expect.poll(usage).toBeGreaterThan(100_000);
  await browser.send("Storage.overrideQuotaForOrigin", { origin: baseURL ?? "", quotaSize: (await usage()) / 2 });
  await playground.button("Train").click();
  const saving = playground.region("Saving");
  await expect(saving).toBeVisible({ timeout: 120_000 });
  const full = await playground.number("Step");
  await playground.waitFor("Step", (step) => step >= full + 60);
  await playground.button("Pause").click();
  await expect(playground.button("Train")).toBeVisible();
  const step = await playground.number("Step");
  await expect(saving).toContainText(
    /^Not saved: this browser’s storage is full \(.* of it are this site’s\)\. The run goes on/,
  );
  expect(await asksBeforeClosing(page)).toBe(true);
  const question = page.waitForEvent("dialog");
  await page.evaluate(() => setTimeout(() => location.reload()));
  const asked = await question;
  expect(asked.type()).toBe("beforeunload");
  await asked.dismiss();
  const coming = page.waitForEvent("download");
  await saving.getByRole("button", { name: "Download run" }).click();
  expect((await coming).suggestedFilename()).toBe(`latent-playground-run-step-${step}.zip`);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);

  // What was saved before is there, and what is deleted makes way.
  await saving.getByRole("button", { name: "Clean up" }).click();
  const here = shelf(page).getByRole("article").filter({ hasText: "It is open here." });
  await expect(here).toContainText("step ");
  await expect(here).not.toContainText(`step ${step.toLocaleString("en")}`);
  await shelf(page).getByRole("button", { name: "Delete all" }).click();
  await expect(copy).toHaveCount(0);
  await shelf(page).getByRole("button", { name: /^Free/ }).click();
  await expect(here).toContainText(`step ${step.toLocaleString("en")}`);
  await page.keyboard.press("Escape");
  await expect(saving).toBeHidden();
  await expect.poll(() => asksBeforeClosing(page)).toBe(false);
  await page.reload();
  await playground.isBuilt();
  await playground.region("Earlier run").getByRole("button", { name: "Go on" }).click();
  await expect(playground.output("Step")).toHaveText(String(step));
});
