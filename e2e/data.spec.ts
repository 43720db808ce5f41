import type { Locator } from "@playwright/test";
import { axeViolations } from "./axe";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

const data = /^(MNIST|Shapes|Faces|Doodles|Own images).*: Data$/;

test("another data set is chosen by keyboard, trained on, told by its factors, and left by Undo", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(5);
  const step = await playground.number("Step");
  await page.getByRole("button", { name: data }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Data" });
  await expect(dialog.getByRole("button", { name: "MNIST", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(dialog.getByRole("img")).toHaveCount(7);
  await expect(dialog).toContainText("Drawn on this machine; fetches nothing");
  for (const image of await dialog.getByRole("img").all()) {
    expect(await image.evaluate((element) => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(300);
  }
  expect(await axeViolations(page, { within: '[role="dialog"]' })).toEqual([]);
  await dialog.getByRole("button", { name: "Shapes", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog")).toContainText("the data set “Shapes”");
  await playground.button("Start anew").click();
  await expect(page.getByRole("button", { name: data })).toContainText("Shapes");
  await playground.isBuilt();
  await expect(page).toHaveURL(/data=shapes&latent=5/);
  for (let steps = 0; steps < 2; steps++) await playground.button("Step").click();
  await expect(playground.output("Step")).toHaveText("2");
  await expect(page.getByRole("group", { name: "Classes on the map" })).toContainText("heart");

  await page.getByRole("combobox", { name: "Colour of the points" }).click();
  await page.getByRole("option", { name: "Rotation" }).click();
  await expect(page.getByRole("figure", { name: "Rotation, °: colours once around from 0 to 360" })).toBeVisible();
  await playground.explore("Factors");
  const table = playground.region("Explore").getByRole("table");
  await expect(table.getByRole("rowheader")).toHaveText(["x", "y", "Scale", "Rotation"]);
  await expect(table.getByRole("cell")).toHaveCount(20);
  expect(await playground.number("Mutual information gap")).toBeLessThan(0.5);

  await playground.button("Undo").click();
  await expect(page.getByRole("button", { name: data })).toContainText("MNIST");
  await expect(playground.output("Step")).toHaveText(String(step));
  await playground.isBuilt();
  expect(await playground.applications()).not.toContain("Factors");
  await expect(playground.application).toContainText("Generate");
  await expect(page.getByRole("group", { name: "Classes on the map" })).toBeVisible();
});

test("a link to images elsewhere opens on another set, of which a part is trained by a network of one's own", async ({
  page,
}) => {
  const playground = new Playground(page);
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const wanted = "data=own-0123456789abcdef&shape=28x28x1&images=500&heldOut=50&classCount=3";
  await page.goto(`/#${wanted}&${smallNetwork}&seed=7`);
  await expect(page.getByRole("alert")).toContainText("500 and 50 held out, 28 × 28", { timeout: 90_000 });
  await expect(page.getByRole("alert")).toContainText("digest 0123456789abcdef");
  await page.getByRole("combobox", { name: "Data set to open the experiment on" }).selectOption("Doodles");
  await playground.button("Open it on this set").click();
  await playground.isBuilt();
  await expect(page).toHaveURL(/data=doodles&latent=2&encoder=conv4s2r.*seed=7/);
  await playground.button("Step").click();
  await expect(playground.output("Step")).toHaveText("1");
  await expect(page.getByRole("group", { name: "Classes on the map" })).toContainText("houses");

  await page.getByRole("button", { name: data }).click();
  const dialog = page.getByRole("dialog", { name: "Data" });
  await dialog.getByRole("button", { name: /^Options of Doodles/ }).press("Enter");
  const options = dialog.getByRole("group", { name: "Options of Doodles" });
  await options.getByRole("button", { name: "sky" }).press("Space");
  await expect(options).toContainText("4,482 images and 918 held out");
  await options.getByRole("textbox", { name: "Images of Doodles to train on" }).fill("200");
  await page.keyboard.press("Tab");
  await expect(options).toContainText(/200 images.*times as much as now/);
  expect(await axeViolations(page, { within: '[role="dialog"]' })).toEqual([]);
  await options.getByRole("button", { name: "Use Doodles like this" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("the data set “Doodles, a part”");
  await playground.button("Start anew").click();
  await expect(page.getByRole("button", { name: data })).toContainText("Doodles, a part · 200");
  await expect(page).toHaveURL(/data=doodles&classes=0,1,2,3,4,5,6,7,8&images=200/);
  expect(fetched.filter((path) => /data\/(mnist|emoji|fashion)/.test(path))).toEqual([]);

  await playground.isBuilt();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByText("Model and training").click();
  await playground.button("Edit layers").press("Enter");
  const layers = page.getByRole("dialog", { name: "Layers" });
  await layers.getByRole("button", { name: "Encoder 5: remove" }).press("Enter");
  await expect(layers.getByRole("combobox", { name: "Encoder 5: kind" })).toBeFocused();
  await expect(layers.getByRole("region", { name: "Encoder" })).toContainText("Layer 5 of the encoder is dense");
  await expect(layers.getByRole("button", { name: "Use this network" })).toBeDisabled();
  expect(await axeViolations(page, { within: '[role="dialog"]' })).toEqual([]);
  await layers.getByRole("combobox", { name: "Encoder 5: kind" }).selectOption("Flatten");
  await layers.getByRole("textbox", { name: "Encoder 1: filters" }).fill("6");
  await page.keyboard.press("Enter");
  await expect(layers.getByRole("region", { name: "Encoder" })).toContainText("→ 14 × 14 × 6 · 60 parameters");
  await expect(layers.getByRole("status")).toContainText("a training step takes");
  // Turned, a phone and a small tablet keep what is being edited; the latter has another page then.
  for (const [width, height] of [
    [844, 390],
    [960, 600],
    [600, 960],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(layers.getByRole("textbox", { name: "Encoder 1: filters" })).toHaveValue("6");
  }
  for (const letters of ["200%", "100%"]) {
    expect(await notWithin(layers, letters), letters).toEqual([]);
  }
  await layers.getByRole("button", { name: "Use this network" }).press("Enter");
  await expect(page).toHaveURL(/encoder=conv6s2r\.bn\.conv64s2r\.bn\.flat\.bn&/);
  await playground.isBuilt();
});

/** What of a dialog does not fit into its width with letters of a size, or is too small to be tapped. */
function notWithin(dialog: Locator, letters: string): Promise<string[]> {
  return dialog.evaluate((popup, fontSize) => {
    document.documentElement.style.fontSize = fontSize;
    const edges = popup.getBoundingClientRect();
    const all = [...popup.querySelectorAll("p, h3, span, button, select, input")].filter((each) =>
      each.checkVisibility({ visibilityProperty: true }),
    );
    const isOut = (each: Element) => {
      const { left, right } = each.getBoundingClientRect();
      return left < edges.left || right > edges.right || each.scrollWidth > each.clientWidth + 1;
    };
    const isSmall = (each: Element) => {
      const { width, height } = each.getBoundingClientRect();
      return each.matches("button, select") && Math.min(width, height) < 24;
    };
    return [
      ...(popup.scrollWidth > popup.clientWidth ? ["the dialog scrolls sideways"] : []),
      ...all
        .filter((each) => (each.matches("button, p, h3") && isOut(each)) || isSmall(each))
        .map((each) => each.ariaLabel ?? each.textContent ?? ""),
    ];
  }, letters);
}
