import type { Page } from "@playwright/test";
import { lengthenWords, spaceText } from "./disguises";
import { layoutFaults } from "./geometry";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";
import { layoutShift } from "./shifts";

const onOneScreen = ["1280 × 640", "1366 × 650", "1440 × 789", "1440 × 900", "1920 × 1080"];
const small = ["1024 × 768", "844 × 390", "390 × 844", "360 × 640", "320 × 640"];
const sizes = [...onOneScreen, ...small];
const some = ["1280 × 640", "1440 × 900", "1024 × 768", "390 × 844"];
/** Milliseconds in which charts and maps have taken a new size. */
const SETTLED = 250;

async function resize(page: Page, size: string): Promise<void> {
  const [width, height] = size.split(" × ").map(Number);
  await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
  await page.waitForTimeout(SETTLED);
}

/** What is wrong with the page at some sizes of the screen, in both themes in turns; empty where all is well. */
async function faultsAt(page: Page, some: readonly string[], prepare = async (_: Page) => {}): Promise<string[]> {
  const found: string[] = [];
  for (const [index, size] of some.entries()) {
    await page.emulateMedia({ colorScheme: index % 2 === 0 ? "light" : "dark" });
    await resize(page, size);
    await prepare(page);
    for (const fault of await layoutFaults(page)) found.push(`${size}: ${fault}`);
  }
  return found;
}

/** Nothing has moved that one would see: numbers grow to the left within their boxes. */
const NO_JUMP = 0.0005;
/** As little while a page is loaded: Core Web Vitals call up to 0.1 good. */
const NO_JUMP_AT_FIRST = 0.005;

/** Buttons that come stand before others in their line, and move nothing else. */
const ONE_LINE = 0.03;

async function expectNoJumps(page: Page, most = NO_JUMP): Promise<void> {
  const { total, worst } = await layoutShift(page);
  expect(total, worst).toBeLessThan(most);
}

async function expectNoJumpsAtScales(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const size = { width: 1440, height: 900, mobile: false };
  for (const deviceScaleFactor of [2, 1.25, 1]) {
    await devTools.send("Emulation.setDeviceMetricsOverride", { ...size, deviceScaleFactor });
    await page.waitForTimeout(SETTLED);
  }
  await expectNoJumps(page);
}

test("nothing is cut, lies over anything or leaves the screen, at any size, untrained or trained, for any objective", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await expectNoJumps(page, NO_JUMP_AT_FIRST);
  expect(await faultsAt(page, sizes)).toEqual([]);
  await resize(page, "1440 × 900");
  await layoutShift(page);
  await playground.button("Train").click();
  await playground.waitFor("Step", (step) => step > 50);
  await expectNoJumps(page);
  await expectNoJumpsAtScales(page);
  expect(await faultsAt(page, sizes)).toEqual([]);
  await playground.button("Pause").click();
  for (const objective of ["Reconstruction only", "KL only"]) {
    await resize(page, "1440 × 900");
    await playground.radio("Objective", objective).click();
    await playground.trainTo((await playground.number("Step")) + 30);
    expect(await faultsAt(page, some)).toEqual([]);
  }
});

test("sixteen dimensions, wide spacing and longer words leave nothing cut", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open(smallNetwork.replace("latent=2", "latent=16"));
  await playground.trainTo(20);
  await expect(playground.slider("z16")).toBeAttached();
  expect(await faultsAt(page, sizes)).toEqual([]);
  await test.step("with longer words", async () => {
    expect(await faultsAt(page, some, lengthenWords)).toEqual([]);
  });
  await page.reload();
  await playground.isBuilt();
  await playground.trainTo(20);
  await spaceText(page);
  expect(await faultsAt(page, some)).toEqual([]);
});

test("what is trained, its map, what it decodes and its losses are on one screen from 1280 × 640 on", async ({
  page,
}) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.trainTo(20);
  for (const size of onOneScreen) {
    await resize(page, size);
    const { height, beyond } = await page.evaluate(() => ({
      height: document.documentElement.scrollHeight,
      beyond: ["main section, header"]
        .flatMap((selector) => [...document.querySelectorAll(selector)])
        .filter((element) => !element.closest("[class*=settings]") && element.checkVisibility())
        .filter((element) => element.getBoundingClientRect().bottom > innerHeight + 1)
        .map((element) => element.textContent?.slice(0, 20)),
    }));
    expect({ size, height, beyond }).toEqual({ size, height: Number(size.split(" × ")[1]), beyond: [] });
    const map = await page.getByRole("img", { name: /held-out images/ }).boundingBox();
    expect(Math.min(map?.width ?? 0, map?.height ?? 0), size).toBeGreaterThan(190);
  }
});

test("the map with the decoded image stays below the bar of a phone, where nothing jumps as the page comes", async ({
  page,
}) => {
  const playground = new Playground(page);
  await resize(page, "390 × 844");
  await playground.open();
  await expectNoJumps(page, NO_JUMP_AT_FIRST);
  for (const size of ["390 × 844", "360 × 640", "844 × 390"]) {
    await resize(page, size);
    await page.getByRole("group", { name: "Curves" }).scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(SETTLED);
    const [train, map] = await Promise.all([
      playground.button("Train").boundingBox(),
      page.getByRole("img", { name: /held-out images/ }).boundingBox(),
    ]);
    expect(await page.evaluate(() => scrollY), size).toBeGreaterThan(300);
    expect(train?.y, size).toBeGreaterThanOrEqual(0);
    expect(map?.y, size).toBeGreaterThanOrEqual(0);
    expect((map?.y ?? 0) + (map?.height ?? 0), size).toBeLessThan(Number(size.split(" × ")[1]));
  }
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, isMobile: true });

  test("a first visit by phone finds its model without a jump, and the map's buttons beside its image", async ({
    page,
  }) => {
    for (const size of ["360 × 640", "844 × 390", "390 × 844"]) {
      await resize(page, size);
      await page.goto("/");
      await expect(page.getByRole("button", { name: "Lesson 1" })).toBeVisible();
      await new Playground(page).isBuilt();
      const zoom = await page.getByRole("button", { name: "Zoom in" }).boundingBox();
      const image = page.getByRole("region", { name: "Latent space" }).locator("[class*=inset]");
      const inset = await image.boundingBox();
      const isBeside = (inset?.x ?? 0) + (inset?.width ?? 0) <= (zoom?.x ?? 0);
      expect(isBeside, `${size}: ${JSON.stringify({ zoom, inset })}`).toBe(true);
      await expectNoJumps(page, ONE_LINE);
      await page.evaluate(() => sessionStorage.clear());
    }
  });
});

test("at 400 % the bar that stays takes less than a fifth of the screen", async ({ page }) => {
  await new Playground(page).open();
  for (const size of ["360 × 225", "320 × 256"]) {
    await resize(page, size);
    await page.mouse.wheel(0, 2000);
    await page.waitForTimeout(SETTLED);
    const bottom = await page.getByRole("banner").evaluate((bar) => bar.getBoundingClientRect().bottom);
    expect(bottom / Number(size.split(" × ")[1]), size).toBeLessThan(0.2);
    await page.mouse.wheel(0, -9000);
    await page.waitForTimeout(SETTLED);
    expect(await layoutFaults(page)).toEqual([]);
  }
});

test("compared maps lie in one row at one scale, and nothing overlaps in a narrow window", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await resize(page, "1024 × 768");
  await playground.button("Compare").click();
  await playground.isBuilt();
  await playground.button("Add a model").click();
  await playground.isBuilt();
  await playground.trainTo(20);
  const maps = page.getByRole("img", { name: /held-out images/ });
  await expect(maps).toHaveCount(4);
  const boxes = await maps.evaluateAll((all) =>
    all.map((map) => map.getBoundingClientRect()).map(({ y, width, height }) => `${y} ${width} ${height}`),
  );
  expect(new Set(boxes).size).toBe(1);
  expect(await faultsAt(page, ["1024 × 768", "305 × 700", "1440 × 900"])).toEqual([]);
});
