import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";

/**
 * A program that runs until it is ended, with all that it started.
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function launch(program, parameters, environment = {}) {
  const child = spawn(program, parameters, {
    env: { ...process.env, ...environment },
    stdio: "ignore",
    detached: true,
  });
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
  const end = () => endGroup(child.pid);
  process.once("exit", end);
  return {
    /** @param {string} [folder] A folder that only this program needed. */
    async end(folder) {
      end();
      await ended;
      process.removeListener("exit", end);
      if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @param {number | undefined} pid Whose process group is ended. */
function endGroup(pid) {
  try {
    if (pid) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
