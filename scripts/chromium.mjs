import { existsSync } from "node:fs";
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
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) await installDebians();
  return Boolean(findChromium()) || (await run("npx", ["playwright", "install", "chromium"])) === 0;
}

async function installDebians() {
  console.log("Installing Debian's Chromium (apt-get)");
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["-qq", "update"], quiet);
  await run("apt-get", ["-qq", "install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"], quiet);
}
