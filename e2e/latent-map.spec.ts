import type { Locator } from "@playwright/test";
import { expect, test } from "./page";
import { Playground } from "./playground";

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const box = await element.boundingBox();
  if (!box) throw new Error("It is nowhere on the page.");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function mapOf(playground: Playground): Locator {
  return playground.page.getByRole("img", { name: /held-out images/ }).first();
}

test("the map is zoomed at the pointer, panned and fitted, read as numbers, and images are pinned on it", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await test.step("the wheel zooms at the pointer, a drag pans, and 0 fits", async () => {
    const ring = playground.slider("Position in latent space");
    const map = await middleOf(mapOf(playground));
    await ring.focus();
    await page.keyboard.press("Shift+ArrowRight");
    const unit = (await middleOf(ring)).x - map.x;
    await page.mouse.move(map.x, map.y);
    await page.mouse.wheel(0, -300);
    await expect.poll(async () => (await middleOf(ring)).x - map.x).toBeGreaterThan(1.4 * unit);
    const zoomed = await middleOf(ring);
    await page.mouse.move(map.x, map.y - 120);
    await page.mouse.down();
    await page.mouse.move(map.x - 50, map.y - 100, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => Math.round(zoomed.x - (await middleOf(ring)).x)).toBe(50);
    await expect.poll(async () => Math.round((await middleOf(ring)).y - zoomed.y)).toBe(20);
    await expect(ring).toHaveAttribute("aria-valuetext", /z = \(1\.0, 0\.0\)/);
    await page.keyboard.press("0");
    await expect.poll(async () => Math.round((await middleOf(ring)).x - map.x)).toBe(Math.round(unit));
  });
  await test.step("the map is told in numbers", async () => {
    await playground.button("Table").click();
    const table = page.getByRole("dialog", { name: "Latent space in numbers" });
    await expect(table.getByRole("row")).toHaveCount(11);
    await expect(table.getByRole("rowheader", { name: "7", exact: true })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(table).toBeHidden();
  });
  await test.step("an image is pinned by key or click, shown with its neighbours, and let go with Escape", async () => {
    const ring = playground.slider("Position in latent space");
    const pinned = playground.region("Pinned image");
    await expect(mapOf(playground)).toBeVisible();
    await ring.focus();
    await page.keyboard.press("Enter");
    await expect(pinned).toContainText(/Pinned: a \d.*[\d.]+ nats/);
    await expect(pinned.getByRole("button", { name: /^Pin neighbour/ })).toHaveCount(5);
    const place = await middleOf(ring);
    await page.keyboard.press("Escape");
    await expect(pinned).not.toContainText("Pinned");
    await page.keyboard.press("Shift+ArrowUp");
    await page.keyboard.press("Shift+ArrowUp");
    await page.mouse.click(place.x, place.y);
    await expect(pinned).toContainText("Pinned: a ");
    await playground.button("Unpin").click();
    await expect(pinned).not.toContainText("Pinned");
  });
});

test("two fingers spread the map around their middle; an end of the path and a group are picked on it", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await test.step("an end of the path is picked, unless Escape says otherwise", async () => {
    const end = page.getByRole("button", { name: /^A:/ });
    const map = await middleOf(mapOf(playground));
    const pick = async () => {
      await end.click();
      await page.getByRole("menuitem", { name: "Pick A on the map" }).click();
      await expect(page.getByText("it becomes A")).toBeVisible();
    };
    await playground.explore("Interpolate");
    await pick();
    await page.keyboard.press("Escape");
    await expect(page.getByText("it becomes A")).toBeHidden();
    await pick();
    await page.mouse.click(map.x - 150, map.y + 100);
    await expect(end).toHaveAccessibleName("A: a point of latent space");
    await expect(page.getByText("it becomes A")).toBeHidden();
  });
  await test.step("a rectangle becomes a group of the feature", async () => {
    const map = await middleOf(mapOf(playground));
    await playground.explore("Modify");
    await page.getByRole("combobox", { name: "Group A" }).selectOption("select on the map…");
    await expect(page.getByText("Draw a rectangle: the images in it become group A.")).toBeVisible();
    const z = (await playground.slider("Position in latent space").getAttribute("aria-valuetext")) ?? "";
    await page.mouse.move(map.x + 100, map.y - 100);
    await page.mouse.down();
    await page.mouse.move(map.x - 100, map.y + 100, { steps: 4 });
    await page.mouse.up();
    await expect(page.getByRole("combobox", { name: "Group A" })).toHaveValue("selection");
    await playground.waitFor("Images in group A", (count) => count >= 1000);
    await expect(playground.slider("Position in latent space")).toHaveAttribute("aria-valuetext", z);
  });
  await test.step("two fingers spread the map around their middle", async () => {
    const ring = playground.slider("Position in latent space");
    const map = await middleOf(mapOf(playground));
    await ring.press("Shift+ArrowRight");
    const unit = (await middleOf(ring)).x - map.x;
    const browser = await page.context().newCDPSession(page);
    const fingers = (type: "touchStart" | "touchMove" | "touchEnd", ...reaches: number[]) =>
      browser.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: reaches.map((reach, id) => ({ id, x: map.x + reach, y: map.y })),
      });
    await fingers("touchStart", -60);
    await fingers("touchStart", -60, 60);
    await fingers("touchMove", -90, 90);
    await fingers("touchMove", -120, 120);
    await fingers("touchEnd");
    await expect.poll(async () => (await middleOf(ring)).x - map.x).toBeCloseTo(2 * unit, 0);
  });
});
