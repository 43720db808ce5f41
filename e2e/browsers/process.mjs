import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";

/** Milliseconds for which a program may go about its end. */
const HEARD_WITHIN_MS = 2000;

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
  const kill = () => endGroup(child.pid, "SIGKILL");
  process.once("exit", kill);
  return {
    /** @param {string} [folder] A folder that only this program needed. */
    async end(folder) {
      // Asked to, a screen takes its lock with it from /tmp; whoever does not hear is killed.
      endGroup(child.pid, "SIGTERM");
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, HEARD_WITHIN_MS))]);
      kill();
      await ended;
      process.removeListener("exit", kill);
      if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * @param {number | undefined} pid Whose process group is ended.
 * @param {NodeJS.Signals} signal
 */
function endGroup(pid, signal) {
  try {
    if (pid) process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
}
