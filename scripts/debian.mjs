import { existsSync } from "node:fs";
import { run } from "./run.mjs";

/** Whether packages can be installed here: this is Debian or one of its kin, and we are its root. */
export function canInstallDebians() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/**
 * Installs packages of Debian's without asking.
 * @param {string} what What they are, for whoever waits.
 * @param {readonly string[]} packages
 */
export async function installDebians(what, packages) {
  console.log(`Installing Debian's ${what} (apt-get)`);
  const quiet = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["-qq", "update"], quiet);
  await run("apt-get", ["-qq", "install", "--yes", "--no-install-recommends", ...packages], quiet);
}
