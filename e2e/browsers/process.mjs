import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";

/** Milliseconds in which programs may go about their end, and between two times that they are asked to. */
const HEARD_WITHIN_MS = 2000;
const ASKED_EVERY_MS = 100;

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
      // Asked to end, a screen takes its lock with it from /tmp; whoever does not hear is killed.
      for (let waited = 0; endGroup(child.pid, "SIGTERM") && waited < HEARD_WITHIN_MS; waited += ASKED_EVERY_MS)
        await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS));
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
 * @returns {boolean} Whether there was anybody to hear it.
 */
function endGroup(pid, signal) {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
    return false;
  }
}
