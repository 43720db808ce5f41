import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";

/** The Python that has PyTorch, if there is one. */
export function findPyTorch() {
  const pythons = [process.env["PYTHON"], "python3", "/usr/bin/python3"];
  return pythons.find((python) => python && spawnSync(python, ["-c", "import torch, numpy"]).status === 0);
}

/**
 * PyTorch in a process of its own.
 * @param {string} python
 * @param {string} script Path of `pytorch.py`.
 * @param {{ folder: string, threads: number, batchSize: number, device?: string, mode?: string }} task
 */
export async function talkToPyTorch(python, script, { folder, threads, batchSize, device = "cpu", mode = "eager" }) {
  const child = spawn(python, [script, folder, String(threads), String(batchSize), device, mode], {
    stdio: ["pipe", "pipe", "inherit"],
    // Threads that spin while they wait make PyTorch five times slower wherever another program wants a core too.
    env: { OMP_WAIT_POLICY: "passive", ...process.env, OMP_NUM_THREADS: String(threads) },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error("PyTorch has ended; it says above why.");
    return JSON.parse(value);
  };
  /** @type {{ hardware: string }} */
  const { hardware } = await answer();
  return {
    hardware,
    /** @param {number} count @param {number} budgetMs @returns {Promise<import("./page/protocol").Steps>} */
    train: (count, budgetMs) => {
      child.stdin.write(`${count} ${budgetMs}\n`);
      return answer();
    },
    stop: () => child.stdin.end(),
  };
}
