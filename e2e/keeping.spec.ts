import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { readNpz, writeNpz } from "../src/formats/npz";
import { readZip, writeZip } from "../src/formats/zip";
import { drop } from "./drop";
import { expect, test } from "./page";
import { zipOfClasses } from "./pets";
import { Playground, smallNetwork } from "./playground";

const shelf = (page: Page) => page.getByRole("dialog", { name: "Runs", exact: true });
const articles = (page: Page) => shelf(page).getByRole("article");
const stepsOf = async (page: Page) =>
  (await articles(page).allTextContents()).map((text) => Number(/step ([\d,]+)/.exec(text)?.[1]?.replaceAll(",", "")));

test("two pages that are open at once keep a run each, and neither writes over the other's", async ({
  page,
  context,
}) => {
  const first = new Playground(page);
  await first.open();
  await first.trainTo(60);
  const begun = await first.number("Step");

  const second = new Playground(await context.newPage());
  await second.open();
  // What another page has open is not offered, and is opened as a copy.
  await expect(second.region("Earlier run")).toBeHidden();
  await second.button("Runs").click();
  await expect(articles(second.page)).toHaveCount(1);
  await articles(second.page).getByRole("button", { name: "Open a copy" }).click();
  await expect(second.output("Step")).toHaveText(String(begun));
  await second.isBuilt();

  // Both train at once from there, and each is saved where it stands.
  await first.button("Train").click();
  await second.trainTo(begun + 30);
  await first.waitFor("Step", (step) => step >= begun + 60);
  await first.button("Pause").click();
  await expect(first.button("Train")).toBeVisible();
  const [one, other] = [await first.number("Step"), await second.number("Step")];
  expect(one).not.toBe(other);
  for (const { page: at, button } of [
    { page: first.page, button: first.button("Runs") },
    { page: second.page, button: second.button("Runs") },
  ]) {
    await button.click();
    await expect(articles(at)).toHaveCount(2);
    await expect
      .poll(async () => (await stepsOf(at)).sort((a, b) => a - b))
      .toEqual([other, one].sort((a, b) => a - b));
    await expect(articles(at).filter({ hasText: "It is open here." })).toHaveCount(1);
    await expect(articles(at).getByRole("button", { name: "Open a copy" })).toHaveCount(1);
    await at.keyboard.press("Escape");
  }

  // The run of a page that is closed is free again: the other page opens it itself, where it ended.
  await second.page.close();
  await first.button("Runs").click();
  await articles(page).getByRole("button", { name: "Open", exact: true }).click();
  await expect(first.output("Step")).toHaveText(String(other));
  await first.isBuilt();
  await first.trainTo(other + 20);
  const last = await first.number("Step");
  await first.button("Runs").click();
  await expect.poll(async () => (await stepsOf(page)).sort((a, b) => a - b)).toEqual([one, last].sort((a, b) => a - b));
});

test("what one page does to the shelf is seen on the shelf of another that is open", async ({ page, context }) => {
  const first = new Playground(page);
  await first.open();
  await first.trainTo(40);
  const second = new Playground(await context.newPage());
  await second.open();
  for (const each of [first, second]) await each.button("Runs").click();
  const copies = [first, second].map(({ page: at }) => shelf(at).getByRole("article", { name: /, copy$/ }));
  const [here, there] = copies as [(typeof copies)[number], (typeof copies)[number]];
  await articles(page)
    .getByRole("button", { name: /^Duplicate/ })
    .click();
  await expect(there).toBeVisible();
  await there.getByRole("button", { name: /^Delete/ }).click();
  await expect(here).toBeHidden();
  await shelf(page).getByRole("button", { name: "Undo" }).click();
  await expect(there).toBeVisible();
  await there.getByRole("button", { name: /^Rename/ }).click();
  await shelf(second.page).getByRole("textbox", { name: "Name of the run" }).fill("The other one");
  await second.page.keyboard.press("Enter");
  const renamed = shelf(page).getByRole("article", { name: "The other one" });
  await expect(renamed.getByRole("button", { name: "Open", exact: true })).toBeVisible();
  await shelf(second.page)
    .getByRole("article", { name: "The other one" })
    .getByRole("button", { name: "Open", exact: true })
    .click();
  await expect(renamed.getByRole("button", { name: "Open a copy" })).toBeVisible();
  await second.page.close();
  await expect(renamed.getByRole("button", { name: "Open", exact: true })).toBeVisible();
});

test("a kept run that is set beside others is kept once, known again when it is left, and a run of its own once it goes on", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(60);
  const step = await playground.number("Step");
  const setBeside = async () => {
    await playground.button("Compare").click();
    await playground.isBuilt();
    await playground.button("Runs").click();
    await articles(page)
      .filter({ hasText: "It is open here." })
      .getByRole("button", { name: "Compare", exact: true })
      .click();
    await expect(shelf(page)).toBeHidden();
    await playground.isBuilt();
  };
  const count = async (runs: number) => {
    await playground.button("Runs").click();
    await expect(articles(page)).toHaveCount(runs);
    await page.keyboard.press("Escape");
  };
  await setBeside();
  await count(1);
  await playground.button("End comparison").click();
  await playground.isBuilt();
  await count(1);
  await expect(playground.output("Step")).toHaveText(String(step));

  await setBeside();
  await playground.trainTo(step + 30);
  await playground.button("Runs").click();
  await expect(articles(page)).toHaveCount(5);
  await expect.poll(async () => (await stepsOf(page)).filter((each) => each > step).length).toBe(4);
  await page.keyboard.press("Escape");
  await playground.button("End comparison").click();
  await playground.isBuilt();
  await count(5);
});

test("a browser that lets the page keep nothing is told of once, training goes on, and the run can be taken out", async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
  });
  const playground = new Playground(page);
  await playground.open();
  const saving = playground.region("Saving");
  await expect(saving).toBeHidden();
  await playground.trainTo(40);
  await expect(saving).toContainText("Not saved: this browser lets the page keep nothing, as in some private windows.");
  await expect(saving).toHaveCount(1);
  await playground.trainTo((await playground.number("Step")) + 20);
  const step = await playground.number("Step");
  const coming = page.waitForEvent("download");
  await saving.getByRole("button", { name: "Download run" }).click();
  const file = await (await coming).path();
  expect(JSON.parse(textIn(await readFile(file), "run.json"))).toMatchObject({ step });
  await playground.button("Runs").click();
  await expect(shelf(page).getByRole("alert")).toContainText("this browser lets the page keep nothing");
});

test("a run's file opens as the files of its folder; one of a newer page is refused by its version, and nothing is left", async ({
  page,
  context,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(40);
  const step = await playground.number("Step");
  await playground.button("Runs").click();
  const coming = page.waitForEvent("download");
  await articles(page)
    .getByRole("button", { name: /^Download/ })
    .click();
  const members = readZip(new Uint8Array(await readFile(await (await coming).path())), "run.zip");
  await page.keyboard.press("Escape");
  const decoded = await playground.decodedImage();

  const again = new Playground(await context.newPage());
  await again.open(`${smallNetwork}&seed=3`);
  await again.button("Runs").click();
  const input = shelf(again.page).getByLabel("A run’s file, or the files of its folder");
  const record = new TextDecoder().decode(members.get("run.json")).replace(/"version": ?\d+/, '"version": 99');
  const newer = writeZip([...members].map(([name, bytes]) => [name, name === "run.json" ? bytesOf(record) : bytes]));
  await input.setInputFiles({ name: "newer.zip", mimeType: "application/zip", buffer: Buffer.from(newer) });
  await expect(shelf(again.page).getByRole("alert")).toContainText(
    "“newer.zip” was made by a newer page (version 99; this page reads up to",
  );
  await expect(again.output("Step")).toHaveText("0");
  await input.setInputFiles([...members].map(([name, bytes]) => ({ name, mimeType: "", buffer: Buffer.from(bytes) })));
  await expect(again.output("Step")).toHaveText(String(step));
  await again.isBuilt();
  await expect.poll(() => again.decodedImage()).toBe(decoded);
});

test("a run on own images takes them along where that is asked for, and goes on with them in another browser", async ({
  page,
  launch,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await drop(page.locator("body"), "pets.zip", zipOfClasses());
  const data = page.getByRole("dialog", { name: "Data" });
  await data.getByRole("region", { name: "Plan" }).getByRole("button", { name: "Import" }).click();
  await data.getByRole("button", { name: "Train on it" }).click();
  await playground.isBuilt();
  await playground.trainTo(20);
  const step = await playground.number("Step");
  const decoded = await playground.decodedImage();
  await playground.button("Runs").click();
  const coming = page.waitForEvent("download");
  await articles(page)
    .getByRole("button", { name: /^Download .* with its images$/ })
    .click();
  const file = await readFile(await (await coming).path());
  expect(textIn(file, "README.md")).toContain("The images are in data.npz");

  const there = new Playground((await launch()).page);
  await there.open();
  await there.button("Runs").click();
  const input = shelf(there.page).getByLabel("A run’s file, or the files of its folder");
  const [name, mimeType] = ["pets-run.zip", "application/zip"];
  const members = readZip(new Uint8Array(file), name);
  const images = members.get("data.npz") ?? new Uint8Array();
  const mixed = writeZip(
    [...members].map(([member, bytes]) => [member, member === "data.npz" ? otherLevels(images) : bytes]),
  );
  await input.setInputFiles({ name, mimeType, buffer: Buffer.from(mixed) });
  await expect(shelf(there.page).getByRole("alert")).toContainText("its images are not those that it was trained on");
  await input.setInputFiles({ name, mimeType, buffer: file });
  await expect(there.output("Step")).toHaveText(String(step));
  await there.isBuilt();
  await expect.poll(() => there.decodedImage()).toBe(decoded);
  await expect(there.page.getByRole("button", { name: /: Data$/ })).toContainText("pets");
  await there.trainTo(step + 10);
});

/** An archive of the same arrays, the first level of the images another. */
function otherLevels(npz: Uint8Array): Uint8Array {
  const { arrays, others } = readNpz(npz, "data.npz");
  const values = arrays.get("x_train")?.values;
  if (!(values instanceof Uint8Array)) throw new RangeError("x_train");
  values[0] = 255 - (values[0] ?? 0);
  return writeNpz(arrays, others);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function textIn(zip: Buffer, name: string): string {
  return new TextDecoder().decode(readZip(new Uint8Array(zip), name).get(name));
}
