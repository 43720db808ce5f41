import { spawn } from "node:child_process";

/**
 * Runs a program with this terminal as its own, in the root of the project.
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {Readonly<Record<string, string>>} [environment] Variables besides those of this process.
 * @returns {Promise<number>} Its exit status; 1 where it could not be started or was killed.
 */
export function run(program, parameters, environment = {}) {
  const child = spawn(program, parameters, {
    cwd: new URL("..", import.meta.url),
    env: { ...process.env, ...environment },
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on("exit", (status) => resolve(status ?? 1));
  });
}

/**
 * Says why nothing more can be done, and ends this process with status 1.
 * @param {string} why
 * @returns {never}
 */
export function giveUp(why) {
  console.error(`\n${why}`);
  process.exit(1);
}
