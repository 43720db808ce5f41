import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { freshFolder, windowSize } from "./browser.mjs";

/** The settings of a profile in which no site may have cookies, nor storage of any other kind. */
const withoutCookies = { profile: { default_content_setting_values: { cookies: 2 } } };

/**
 * Starts Chromium.
 * @param {string | undefined} program Playwright's own if left out.
 * @param {{ readonly cookies?: "never" }} [settings]
 * @returns {Promise<import("./browser.mjs").Browser>}
 */
export async function startChromium(program, { cookies } = {}) {
  const folder = await freshFolder();
  await mkdir(join(folder, "Default"));
  await writeFile(join(folder, "Default", "Preferences"), JSON.stringify(cookies === "never" ? withoutCookies : {}));
  const context = await chromium.launchPersistentContext(folder, {
    ...(program ? { executablePath: program } : {}),
    args: ["--no-sandbox", "--disable-background-networking"],
    viewport: windowSize,
  });
  const page = await context.newPage();
  return {
    open: async (url) => {
      await page.goto(url);
    },
    reload: async () => {
      await page.reload();
    },
    run: (script, ...values) => page.evaluate(`(function () {${script}}).apply(null, ${JSON.stringify(values)})`),
    drag: async ([first, ...others]) => {
      if (first) await page.mouse.move(first.x, first.y);
      await page.mouse.down();
      for (const { x, y } of others) await page.mouse.move(x, y);
      await page.mouse.up();
    },
    quit: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
