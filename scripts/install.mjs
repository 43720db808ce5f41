import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { run } from "./run.mjs";

const wantedFile = new URL("../package-lock.json", import.meta.url);
const foundFile = new URL("../node_modules/.package-lock.json", import.meta.url);

/**
 * What an npm lock says of one folder in node_modules.
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean }} LockedPackage
 */

/** @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages By folder; "" is this project itself. */

/**
 * Installs what the lock names, unless just that is installed.
 * @param {boolean} withTests Whether the packages that only tests and benchmarks use are wanted too; where they are
 *   there already, they stay.
 * @returns {Promise<boolean>} Whether it is all there now.
 */
export async function install(withTests) {
  const [wanted, found] = await Promise.all([wantedFile, foundFile].map(readPackages));
  if (isComplete(wanted ?? {}, found, withTests)) return true;
  console.log("Installing packages (npm ci)");
  const all = withTests || Object.values(found ?? {}).some(({ dev }) => dev);
  return (await run("npm", ["ci", all ? "--include=dev" : "--omit=dev"])) === 0;
}

/** Whether all that the site is built from is installed, as the lock names it. */
export async function isInstalled() {
  const [wanted, found] = await Promise.all([wantedFile, foundFile].map(readPackages));
  return isComplete(wanted ?? {}, found, false);
}

/**
 * Whether what was found has all that is wanted. Optional packages may be missing: most of them are for other systems.
 * @param {LockedPackages} wanted
 * @param {LockedPackages | undefined} found
 * @param {boolean} withTests
 */
export function isComplete(wanted, found, withTests) {
  return Object.entries(wanted).every(([folder, { version, dev, optional, devOptional }]) => {
    const installed = found?.[folder];
    if (folder === "" || (dev && !withTests)) return found !== undefined;
    return installed ? installed.version === version : Boolean(optional || devOptional);
  });
}

/**
 * @param {URL} lock
 * @returns {Promise<LockedPackages | undefined>}
 */
async function readPackages(lock) {
  return existsSync(lock) ? JSON.parse(await readFile(lock, "utf8")).packages : undefined;
}
