import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/**
 * Runs a script of `session/` on a folder of the project, in a process of its own: a process cannot load the Playwrights of
 * two folders. Gives what it printed as JSON.
 * @param {string} script
 * @param {string} root
 */
export async function runApart(script, root) {
  const path = fileURLToPath(new URL(`session/${script}`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path, root]);
  // A folder that is measured for the first time tells of its kernels and data before.
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
}
