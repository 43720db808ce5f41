import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { expect, test } from "../page";
import { Playground, smallNetwork } from "../playground";
import { expectReadable } from "./words";

const ACTIONS = 1000;
/** Actions between two looks at the page; real hands, and another size or link, come in between. */
const AT_ONCE = 40;
/** Longest that the page may be gone, in ms. */
const HANGS_AFTER_MS = 30_000;

/** `MONKEY=7 npm run e2e -- monkey` plays another seed. */
const { MONKEY } = process.env;
const seeds = MONKEY ? [Number(MONKEY)] : [1, 2, 3];

const links = [`${smallNetwork}&seed=5`, `${smallNetwork}&terms=kl&lambda=4`, "batch=many&seed=-3", "", "main"];
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  { width: 1024, height: 700 },
];

test.use({ hasTouch: true });
test.describe.configure({ timeout: 900_000 });

for (const seed of seeds) {
  test(`monkey ${seed} presses, drags, types and touches ${ACTIONS} times, and the page trains on`, async ({
    page,
  }) => {
    const playground = new Playground(page);
    await page.addInitScript({ path: fileURLToPath(new URL("./monkeyInPage.js", import.meta.url)) });
    await playground.open();
    const taken: string[] = [];
    for (let from = 0; from < ACTIONS; from += AT_ONCE) {
      const { actions, faults } = await play(page, { seed, from, count: AT_ONCE });
      taken.push(...actions);
      expect(faults, taken.slice(-AT_ONCE).join("\n")).toEqual([]);
      await expectReadable(page);
      await between(page, seed + from / AT_ONCE);
    }
    expect(taken).toHaveLength(ACTIONS);
    await goesOn(playground);
  });
}

/** Has the monkey take some actions; fails where the page does not come back from one of them. */
async function play(page: Page, order: { seed: number; from: number; count: number }) {
  let isOver = false;
  const played = page
    .evaluate<{ actions: string[]; faults: string[] }>(`playMonkey(${JSON.stringify(order)})`)
    .finally(() => {
      isOver = true;
    });
  while (!isOver) {
    await answers(page, order.from);
    await Promise.race([played, page.waitForTimeout(1000)]);
  }
  return played;
}

/** Waits until the page's thread is free, however busy the machine; fails where it never is. */
async function answers(page: Page, from: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The page hangs after action ${from}.`)), HANGS_AFTER_MS);
  });
  await Promise.race([page.evaluate("0"), late]).finally(() => clearTimeout(timer));
}

/** What a page cannot do to itself: real input, another size, another link. */
async function between(page: Page, turn: number): Promise<void> {
  const size = sizes[turn % sizes.length] ?? { width: 1440, height: 900 };
  await page.setViewportSize(size);
  const place = [(turn * 0.37 * size.width) % size.width, (turn * 0.61 * size.height) % size.height] as const;
  await page.mouse.move(...place);
  await page.mouse.wheel(0, 200 * ((turn % 3) - 1));
  await page.touchscreen.tap(...place);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  if (turn % 5 === 4) {
    const link = links[Math.floor(turn / 5) % links.length] ?? "";
    await page.evaluate((hash) => {
      location.hash = hash;
    }, link);
  }
}

/** Once all that lies over the page is closed, the small network trains, and Reset takes it back. */
async function goesOn(playground: Playground): Promise<void> {
  const { page } = playground;
  await page.setViewportSize({ width: 1440, height: 900 });
  for (let time = 0; time < 4; time++) await page.keyboard.press("Escape");
  const end = playground.button("End comparison");
  // The monkey may have pressed it, or followed a link, a moment ago.
  await expect(async () => {
    if (await end.isVisible()) await end.click({ timeout: 2000 });
    await expect(end).toBeHidden({ timeout: 2000 });
  }).toPass();
  const reset = playground.button("Reset");
  await expect(reset).toBeEnabled();
  await reset.click();
  await playground.waitFor("Step", (step) => step === 0);
  await playground.trainTo(3);
  await expectReadable(page);
  await reset.click();
  await playground.waitFor("Step", (step) => step === 0);
}
