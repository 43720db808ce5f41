import { existsSync } from "node:fs";
import { canInstallDebians, installDebians } from "./debian.mjs";
import { run } from "./run.mjs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/opt/google/chrome/chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The Chromium that CHROMIUM names, or else the first of this system; undefined where there is none. */
export function findChromium() {
  return process.env["CHROMIUM"] || places.find((place) => existsSync(place));
}

/**
 * Sees to it that there is a Chromium to test with: the system's, or Debian's, or else Playwright's own.
 * @returns {Promise<boolean>} Whether there is one now.
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found && !existsSync(found)) console.error(`There is no Chromium at ${found}.`);
  if (found) return existsSync(found);
  if (canInstallDebians()) await installDebians("Chromium", ["chromium", "fonts-liberation"]);
  return Boolean(findChromium()) || (await run("npx", ["playwright", "install", "chromium"])) === 0;
}
