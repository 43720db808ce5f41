import { quantile } from "./statistics.mjs";
import { decimal, markdownTable } from "./table.mjs";

/** Images asked for at random moments. */
const COUNT = 200;
/** Rounds of training alone and while a slider is dragged, and how long each lasts. */
const ROUNDS = { rounds: 4, roundMs: 5000 };

/**
 * Prints how long decoded images are in coming while the WASM engine trains, in the session of the page, and how fast it
 * trains while a slider is dragged.
 * @param {import("./site.mjs").Site} site
 * @param {import("./options.mjs").Options} options
 */
export async function measureLatency({ page }, { threads, batchSize, json }) {
  const rows = [];
  for (const count of threads) {
    const task = { threads: count, batchSize, count: COUNT };
    const waits = await page.evaluate((task) => window.bench.latency(task), task);
    rows.push({
      threads: count,
      batch: batchSize,
      images: COUNT,
      image: spread(waits),
      drag: await measureDrag(page, { threads: count, batchSize, ...ROUNDS }),
    });
  }
  if (json) console.log(JSON.stringify(rows, null, 1));
  else print(rows);
}

/**
 * @param {import("./site.mjs").Site["page"]} page
 * @param {import("./page/protocol").DragTask} task
 */
async function measureDrag(page, task) {
  const { alone, dragged, point, filmstrips } = await page.evaluate((task) => window.bench.drag(task), task);
  return {
    alone: quantile(alone, 0.5),
    dragged: quantile(dragged, 0.5),
    point: spread(point),
    filmstrips: spread(filmstrips),
  };
}

/** @param {readonly number[]} ms */
function spread(ms) {
  return { p50: quantile(ms, 0.5), p95: quantile(ms, 0.95), most: Math.max(...ms) };
}

/** @param {readonly { threads: number, batch: number, image: ReturnType<typeof spread>, drag: Awaited<ReturnType<typeof measureDrag>> }[]} rows */
function print(rows) {
  const titles = ["threads", "batch", "image: p50 ms", "p95", "most"];
  const cells = rows.map(({ threads, batch, image: { p50, p95, most } }) => [
    String(threads),
    String(batch),
    ...[p50, p95, most].map((ms) => decimal(ms, 1)),
  ]);
  console.log(markdownTable(titles, cells));
  const dragTitles = [
    "threads",
    "images/s alone",
    "dragged",
    "share",
    "image: p50 ms",
    "p95",
    "filmstrips: p50 ms",
    "p95",
  ];
  const dragCells = rows.map(({ threads, drag: { alone, dragged, point, filmstrips } }) => [
    ...[threads, alone, dragged].map((number) => decimal(number, 0)),
    `${decimal((100 * dragged) / alone, 0)} %`,
    ...[point.p50, point.p95, filmstrips.p50, filmstrips.p95].map((ms) => decimal(ms, 1)),
  ]);
  console.log(`\n${markdownTable(dragTitles, dragCells)}`);
}
