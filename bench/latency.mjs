import { quantile } from "./statistics.mjs";
import { decimal, markdownTable } from "./table.mjs";

/** Images asked for at random moments. */
const COUNT = 200;

/**
 * Prints how long decoded images are in coming while the WASM engine trains, in the session of the page.
 * @param {import("./site.mjs").Site} site
 * @param {import("./options.mjs").Options} options
 */
export async function measureLatency({ page }, { threads, batchSize, json }) {
  const rows = [];
  for (const count of threads) {
    const task = { threads: count, batchSize, count: COUNT };
    const { whole, beyondStep } = await page.evaluate((task) => window.bench.latency(task), task);
    rows.push({
      threads: count,
      batch: batchSize,
      images: COUNT,
      whole: spread(whole),
      beyondStep: spread(beyondStep),
    });
  }
  if (json) console.log(JSON.stringify(rows, null, 1));
  else print(rows);
}

/** @param {readonly number[]} ms */
function spread(ms) {
  return { p50: quantile(ms, 0.5), p95: quantile(ms, 0.95), most: Math.max(...ms) };
}

/** @param {readonly { threads: number, batch: number, whole: ReturnType<typeof spread>, beyondStep: ReturnType<typeof spread> }[]} rows */
function print(rows) {
  const titles = ["threads", "batch", "whole: p50 ms", "p95", "most", "beyond the step: p50 ms", "p95", "most"];
  const cells = rows.map(({ threads, batch, whole, beyondStep }) => [
    String(threads),
    String(batch),
    ...[whole, beyondStep].flatMap(({ p50, p95, most }) => [p50, p95, most].map((ms) => decimal(ms, 1))),
  ]);
  console.log(markdownTable(titles, cells));
}
