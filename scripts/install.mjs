import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { run } from "./run.mjs";

const wantedFile = new URL("../package-lock.json", import.meta.url);
const foundFile = new URL("../node_modules/.package-lock.json", import.meta.url);

/**
 * What an npm lock says of one folder in node_modules.
 * @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 */

/**
 * Installs what the lock names, unless just that is installed.
 * @returns {Promise<boolean>} Whether it is all there now.
 */
export async function install() {
  if (await isInstalled()) return true;
  console.log("Installing packages (npm ci)");
  return (await run("npm", ["ci"])) === 0;
}

/** Optional packages may be missing: most of them are for other systems. */
async function isInstalled() {
  if (!existsSync(foundFile)) return false;
  const [wanted, found] = await Promise.all([packagesOf(wantedFile), packagesOf(foundFile)]);
  return Object.entries(wanted).every(([folder, { version, optional, devOptional }]) => {
    const installed = found[folder];
    return folder === "" || (installed ? installed.version === version : Boolean(optional || devOptional));
  });
}

/**
 * @param {URL} lock
 * @returns {Promise<Record<string, LockedPackage>>} By folder; "" is this project itself.
 */
async function packagesOf(lock) {
  return JSON.parse(await readFile(lock, "utf8")).packages;
}
