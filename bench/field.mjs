import { availableParallelism } from "node:os";
import { startPyTorch } from "./pytorch.mjs";
import { findPyTorch } from "./pytorchProcess.mjs";
import { ask, stop } from "./site.mjs";

/** The objective that is timed: the negative ELBO of the default experiment. */
export const elbo = /** @type {const} */ ({
  terms: "combined",
  lambda: 1,
  likelihood: "bernoulli",
  noise: "learned",
  convention: "elbo",
});

/** @typedef {import("./contestants.mjs").ContestantName} ContestantName */
/** @typedef {{ name: ContestantName, threads: number, batchSize: number }} Entry */

/**
 * A contestant that has started, in the page or in a process of its own.
 * @typedef {object} Starter
 * @property {Entry} entry
 * @property {string} hardware
 * @property {(count: number, budgetMs: number) => Promise<import("./page/protocol").Steps>} train
 * @property {() => unknown} stop
 */

/**
 * Who is timed and how, the fast ones first.
 * @param {import("./options.mjs").Options} options
 * @returns {Entry[]}
 */
export function entries({ engines, threads, batchSize, peerBatchSize }) {
  const all = availableParallelism();
  return engines.flatMap((name) => {
    if (name === "wasm") return threads.map((count) => entry(name, count, batchSize));
    if (name === "pytorch")
      return threads.filter((count) => count <= all).map((count) => entry(name, count, batchSize));
    return [entry(name, name === "jax-wasm" ? all : 1, peerBatchSize)];
  });
}

/**
 * @param {ContestantName} name
 * @param {number} threads
 * @param {number} batchSize
 * @returns {Entry}
 */
function entry(name, threads, batchSize) {
  return { name, threads, batchSize };
}

/**
 * @param {import("./site.mjs").Site} site
 * @param {Entry} entry
 * @returns {Promise<Starter>}
 */
export async function startContestant(site, entry) {
  const { name, threads, batchSize } = entry;
  if (name === "pytorch") {
    const python = findPyTorch();
    if (!python) throw new Error("no Python here has PyTorch");
    return { entry, ...(await startPyTorch(python, entry)) };
  }
  const id = `${name}-${threads}-${batchSize}-${crypto.randomUUID()}`;
  const task = { name, threads, batchSize, objective: elbo };
  const { hardware } = await ask(site, id, { kind: "start", task });
  return {
    entry,
    hardware,
    train: (count, budgetMs) => ask(site, id, { kind: "train", count, budgetMs }),
    stop: () => stop(site, id),
  };
}
