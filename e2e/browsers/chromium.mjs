import { chromium } from "@playwright/test";
import { windowSize } from "./browser.mjs";

/**
 * Starts Chromium.
 * @param {string | undefined} program Playwright's own if left out.
 * @returns {Promise<import("./browser.mjs").Browser>}
 */
export async function startChromium(program) {
  const browser = await chromium.launch({
    ...(program ? { executablePath: program } : {}),
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  const page = await browser.newPage({ viewport: windowSize });
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
    quit: () => browser.close(),
  };
}
