import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { readNpz } from "../src/formats/npz";
import { readZip } from "../src/formats/zip";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Model files" });

/** An encoder and a decoder of Keras, for images of other sides than those of the page. */
async function kerasFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const packed = new Uint8Array(await readFile("src/elsewhere/keras/keras3.15.zip"));
  return new Map([...readZip(packed, "keras3.15.zip")].filter(([name]) => name.endsWith(".keras")));
}

/** The loss of all held-out images, as it is told at rest. */
async function heldOut(playground: Playground): Promise<string> {
  const told = playground.output("Held-out total loss");
  await expect(told).toContainText("; all");
  return (await told.textContent()) ?? "";
}

test("a model is taken along with what it answers, and opened again it answers the same", async ({ page, context }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(60);
  const step = await playground.number("Step");
  await playground.button("Model files").click();
  const dialog = dialogOf(page);
  await expect(dialog).toContainText(`The model after step ${step}.`);
  for (const name of ["Codes", "TensorFlow.js"]) await dialog.getByRole("checkbox", { name, exact: true }).check();
  const saving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: /^Save, / }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe(`latent-playground-model-step-${step}.zip`);
  const archive = new Uint8Array(await readFile(await saved.path()));
  await expect(dialog).toContainText(`Saved latent-playground-model-step-${step}.zip`);

  const files = readZip(archive, "model.zip");
  const arraysIn = (name: string) => readNpz(files.get(name) ?? new Uint8Array(), name).arrays;
  const [check, codes] = [arraysIn("check.npz"), arraysIn("codes/codes.npz")];
  const valuesOf = (arrays: typeof check, name: string) => Array.from(arrays.get(name)?.values ?? [], Number);
  expect(check.get("images")?.shape).toEqual([5, 28, 28, 1]);
  for (const name of ["mu", "log_var"]) {
    const known = valuesOf(check, name);
    expect(known).toHaveLength(10);
    // The page's own engine has seen all held-out images; the check is the 64-bit reference's.
    for (const [at, value] of valuesOf(codes, name).slice(0, 10).entries()) {
      expect(Math.abs(value - (known[at] ?? Number.NaN))).toBeLessThan(1e-4);
    }
  }
  expect(codes.get("labels")?.shape).toEqual(codes.get("mu")?.shape.slice(0, 1));

  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  const decoded = await playground.decodedImage();
  const seen = await heldOut(playground);
  const fresh = await context.newPage();
  const again = new Playground(fresh);
  await again.open(`${smallNetwork}&seed=3`);
  await again.button("Model files").click();
  const opening = dialogOf(fresh);
  const input = opening.locator('input[type="file"]');
  await input.setInputFiles({ name: "model.pt", mimeType: "", buffer: Buffer.from([0x80, 2, 0x7d]) });
  await expect(opening.getByRole("alert")).toContainText("numpy.savez");
  await input.setInputFiles(
    [...(await kerasFiles())].map(([name, bytes]) => ({ name, mimeType: "", buffer: Buffer.from(bytes) })),
  );
  await expect(opening.getByRole("alert")).toContainText("encoder.keras, decoder.keras is of images of 8 × 8 × 1");
  await input.setInputFiles({ name: "model.zip", mimeType: "", buffer: Buffer.from(archive) });
  await expect(opening).toContainText(`after step ${step}`);
  await opening.getByRole("button", { name: "Open as a new run" }).click();
  await expect(opening).toBeHidden();
  await again.isBuilt();
  await expect(again.output("Step")).toHaveText(String(step));
  await expect.poll(() => again.decodedImage()).toBe(decoded);
  await expect.poll(() => heldOut(again)).toBe(seen);
});
