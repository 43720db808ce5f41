import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { run } from "../../scripts/run.mjs";

/** Debian's packages of the browsers that stories are told in, besides Chromium. */
const packages = ["firefox-esr", "webkit2gtk-driver", "xvfb", "xauth"];

/** Firefox, which FIREFOX may name; undefined where there is none. */
export function findFirefox() {
  return process.env["FIREFOX"] || firstOf(["/usr/bin/firefox-esr", "/usr/bin/firefox"]);
}

/** What WebKitGTK is driven by: its driver, its browser and a screen that nobody sees; undefined where one is missing. */
export function findWebKit() {
  const driver = firstOf(["/usr/bin/WebKitWebDriver"]);
  const screen = firstOf(["/usr/bin/xvfb-run"]);
  const browser = firstOf(miniBrowsers());
  return driver && screen && browser ? { driver, screen, browser } : undefined;
}

/** Installs Debian's browsers where some are missing and this may be done. */
export async function installBrowsers() {
  if (findFirefox() && findWebKit()) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  console.log("Installing Debian's Firefox and WebKitGTK (apt-get)");
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["-qq", "update"], quiet);
  await run("apt-get", ["-qq", "install", "--yes", "--no-install-recommends", ...packages], quiet);
}

/** MiniBrowser lies beside the library, in a folder of the machine's kind. */
function miniBrowsers() {
  return ["/usr/lib", "/usr/libexec"]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    .flatMap((folder) => ["4.1", "4.0"].map((version) => join(folder, `webkit2gtk-${version}`, "MiniBrowser")));
}

/** @param {readonly string[]} places */
function firstOf(places) {
  return places.find((place) => existsSync(place));
}
