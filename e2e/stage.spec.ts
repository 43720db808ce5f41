import type { Page } from "@playwright/test";
import { scenes } from "../src/experiment/presentation";
import { expect, test } from "./page";
import { Playground, smallNetwork } from "./playground";

/** What is written smaller than 22 pixels, is cut off, lies over something else or hangs over the screen's edge. */
function faultsOfStage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const { scrollWidth, scrollHeight } = document.documentElement;
    if (scrollWidth > innerWidth || scrollHeight > innerHeight)
      faults.push(`The page is ${scrollWidth} × ${scrollHeight}.`);
    const texts: { readonly text: string; readonly at: DOMRect }[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('[aria-label="Stage"] *')) {
      const text = element.textContent?.trim() ?? "";
      if (element.children.length > 0 || text === "" || element.closest("[hidden], .visually-hidden")) continue;
      const { fontSize } = getComputedStyle(element);
      if (Number.parseFloat(fontSize) < 22) faults.push(`“${text}” is ${fontSize} high.`);
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline")
        faults.push(`“${text}” is cut off.`);
      const at = element.getBoundingClientRect();
      if (at.left < 0 || at.top < 0 || at.right > innerWidth || at.bottom > innerHeight)
        faults.push(`“${text}” hangs over.`);
      for (const other of texts) {
        const across = Math.min(at.right, other.at.right) - Math.max(at.left, other.at.left);
        const down = Math.min(at.bottom, other.at.bottom) - Math.max(at.top, other.at.top);
        if (across > 1 && down > 1) faults.push(`“${text}” lies over “${other.text}”.`);
      }
      texts.push({ text, at });
    }
    return faults;
  });
}

const screens = [
  { width: 1920, height: 1080 },
  { width: 1366, height: 650 },
  { width: 1024, height: 768 },
] as const;

test("the stage goes through its scenes by keys, in large type, while the model trains", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  await playground.button("Train").click();
  await playground.button("Stage").focus();
  await page.keyboard.press("f");
  const stage = playground.region("Stage");
  await expect(stage).toBeFocused();
  await expect(playground.region("Objective")).toBeHidden();
  const found: Record<string, readonly string[]> = {};
  for (const [index, scene] of scenes.entries()) {
    await expect(stage.getByRole("radio", { checked: true }).first()).toBeVisible();
    await expect.poll(() => page.url()).toContain(`present=${scene}`);
    for (const screen of screens) {
      await page.setViewportSize(screen);
      await page.waitForTimeout(150);
      found[`${scene} at ${screen.width} × ${screen.height}`] = await faultsOfStage(page);
    }
    const has = { all: [1, 1, 2], map: [1, 0, 0], decode: [1, 1, 0], curves: [0, 0, 2] }[scene];
    const there = [/held-out images/, "Decoded image", /nats per image at step/];
    for (const [which, name] of there.entries())
      await expect(stage.getByRole("img", { name })).toHaveCount(has[which] ?? 0);
    if (index < scenes.length - 1) await page.keyboard.press("PageDown");
  }
  expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageUp");
  await expect.poll(() => page.url()).toContain(`present=${scenes.at(-2)}`);
  const step = await playground.number("Step");
  await playground.waitFor("Step", (now) => now > step);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press("Escape");
  await expect(stage).toBeHidden();
  await expect(playground.button("Stage")).toBeFocused();
  await expect.poll(() => page.url()).not.toContain("present");
  await playground.waitFor("Step", (now) => now > step + 1);
});

test("a link opens on the stage, keeps what it leaves out, and is told where it names what is not there", async ({
  page,
}) => {
  const playground = new Playground(page);
  await page.goto(`/#${smallNetwork}&present=curves&hide=objective,training,nothing`);
  const stage = playground.region("Stage");
  await expect(stage.getByRole("radio", { name: "Curves alone" })).toBeChecked();
  await expect(page.getByRole("alert")).toContainText("hide names “nothing”");
  await expect(stage.getByRole("radiogroup", { name: "Objective" })).toHaveCount(0);
  await playground.isBuilt();
  await stage.focus();
  await page.keyboard.press("Escape");
  for (const name of ["Objective", "Training"]) await expect(playground.region(name)).toHaveCount(0);
  await expect(playground.region("Model")).toBeVisible();
  await playground.button("Step").click();
  await playground.waitFor("Step", (step) => step === 1);
  await expect.poll(() => page.url()).toContain("&hide=objective,training");
  // What keeps the models, keeps the run.
  await page.evaluate(() => {
    location.hash = "present";
  });
  await expect(stage.getByRole("radiogroup", { name: "Objective" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await playground.number("Step")).toBe(1);
});

/** What can be left out of the panels, and what each is called on the screen. */
const panels = {
  objective: "Objective",
  model: "Model",
  training: "Training",
  flow: "Flow",
  decode: "Decode z",
  explore: "Explore",
  loss: "Loss",
  reconstructions: "Reconstructions",
};

test("whatever a link leaves out, the rest fills the screen and nothing covers anything", async ({ page }) => {
  const playground = new Playground(page);
  await playground.open();
  const found = await page.evaluate(async (titles) => {
    const parts = Object.keys(titles) as (keyof typeof titles)[];
    const boxes = () =>
      [...document.querySelectorAll("main section")]
        .filter((section) => !section.parentElement?.closest("section"))
        .map((section) => ({
          name: section.querySelector("h2")?.textContent ?? "",
          at: section.getBoundingClientRect(),
        }))
        .filter(({ at }) => at.width > 1 && at.height > 1);
    const faultsWithout = (hidden: readonly string[]): string[] => {
      const there = boxes();
      const names = there.map(({ name }) => name);
      const faults = parts
        .filter((part) => hidden.includes(part) === names.includes(titles[part]))
        .map((part) => `${titles[part]} is ${hidden.includes(part) ? "there" : "not there"}`);
      for (const [index, { name, at }] of there.entries()) {
        for (const other of there.slice(0, index)) {
          const across = Math.min(at.right, other.at.right) - Math.max(at.left, other.at.left);
          const down = Math.min(at.bottom, other.at.bottom) - Math.max(at.top, other.at.top);
          if (across > 1 && down > 1) faults.push(`${name} covers ${other.name}`);
        }
      }
      const [left, right] = [Math.min(...there.map(({ at }) => at.left)), Math.max(...there.map(({ at }) => at.right))];
      const bottom = Math.max(...there.map(({ at }) => at.bottom));
      if (left > 40 || right < innerWidth - 40 || bottom < innerHeight - 40) faults.push("There is a hole at an edge");
      const { scrollWidth, scrollHeight } = document.documentElement;
      if (scrollWidth > innerWidth || scrollHeight > innerHeight) faults.push("The page is larger than the screen");
      return faults;
    };
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const faults: string[] = [];
    for (let index = 0; index < 2 ** parts.length; index++) {
      // From one to the next a single part comes or goes.
      const hidden = parts.filter((_, bit) => ((index ^ (index >> 1)) >> bit) & 1);
      location.hash = `hide=${hidden.join(",")}`;
      let found = ["not looked at"];
      for (let tries = 0; tries < 100 && found.length > 0; tries++) {
        await frame();
        found = faultsWithout(hidden);
      }
      if (found.length > 0) faults.push(`hide=${hidden.join(",")}: ${found.join("; ")}`);
    }
    return faults;
  }, panels);
  expect(found).toEqual([]);
});
