import { elbo } from "./field.mjs";
import { ask, stop } from "./site.mjs";
import { decimal, markdownTable } from "./table.mjs";

/** Steps before times are taken. */
const WARM_UP = 5;
/** Share of a step below which an operation is not listed by itself. */
const SMALL = 0.005;

/**
 * Prints where a training step of the WASM engine spends its time.
 * @param {import("./site.mjs").Site} site
 * @param {import("./options.mjs").Options} options
 */
export async function profile(site, { threads, batchSize, steps, json }) {
  for (const count of threads) {
    const task = /** @type {const} */ ({ name: "wasm", threads: count, batchSize, objective: elbo });
    await ask(site, "profile", { kind: "start", task });
    await ask(site, "profile", { kind: "train", count: WARM_UP, budgetMs: Number.MAX_VALUE });
    const found = await ask(site, "profile", { kind: "profile", count: steps });
    await stop(site, "profile");
    if (json) console.log(JSON.stringify({ threads: count, batch: batchSize, steps, ...found }, null, 1));
    else print(found, count);
  }
}

/**
 * @param {import("./page/protocol").Profile} profile
 * @param {number} threads
 */
function print({ stepMs, entries }, threads) {
  const large = entries.filter(({ ms }) => ms >= SMALL * stepMs);
  const small = total("all smaller ones", entries.slice(large.length));
  const all = total("a step", entries);
  const rest = { operation: "everything else: barriers, JavaScript", ms: stepMs - all.ms, flops: 0 };
  const rows = [...large, small, rest, { ...all, ms: stepMs }].map(({ operation, ms, flops }) => [
    operation,
    decimal(ms, 2),
    `${decimal((100 * ms) / stepMs, 1)} %`,
    flops > 0 ? decimal(flops / threads / ms / 1e6, 1) : "–",
  ]);
  console.log(`\n${threads} thread${threads === 1 ? "" : "s"}; times are the first thread's\n`);
  console.log(markdownTable(["operation", "ms a step", "share", "GFLOP/s a thread"], rows));
}

/**
 * @param {string} operation
 * @param {readonly import("./page/protocol").ProfileEntry[]} entries
 */
function total(operation, entries) {
  return {
    operation,
    ms: entries.reduce((sum, { ms }) => sum + ms, 0),
    flops: entries.reduce((sum, { flops }) => sum + flops, 0),
  };
}
