import { measureComparison } from "./session/compare.mjs";
import { measureMoves, measurePan } from "./session/moving.mjs";
import { openPlayground, pause, train } from "./session/site.mjs";
import { tour } from "./session/tour.mjs";
import { decimal, markdownTable } from "./table.mjs";

/** How long training warms up, in ms. */
const WARM_MS = 10_000;

/**
 * Prints how smooth the page is while the default experiment trains on the WASM engine: from input to image, frames while
 * the map is panned, and tasks of its thread over 50 ms; or the same tasks, and the pace, with three models in step.
 * @param {import("./options.mjs").Options} options
 */
export async function measureSession({ compare, json }) {
  const { page, close } = await openPlayground();
  try {
    const figures = compare ? { comparison: await measureComparison(page) } : await measureAlone(page);
    if (json) console.log(JSON.stringify(figures, null, 1));
    else print(figures);
  } finally {
    await close();
  }
}

/** @param {import("./session/site.mjs").Page} page */
async function measureAlone(page) {
  await page.getByRole("status", { name: "Engine in use" }).getByText("WASM").waitFor();
  const pans = [{ when: "paused", ...(await measurePan(page)) }];
  await train(page);
  await page.waitForTimeout(WARM_MS);
  pans.push({ when: "training", ...(await measurePan(page)) });
  const moves = await measureMoves(page);
  const visits = await tour(page);
  await pause(page);
  return { moves, pans, tour: visits };
}

/** @param {Partial<Awaited<ReturnType<typeof measureAlone>>> & { comparison?: Awaited<ReturnType<typeof measureComparison>> }} figures */
function print({ moves, pans, tour, comparison }) {
  if (moves) console.log(`${movesTable(moves)}\n`);
  if (pans) console.log(`${pansTable(pans)}\n`);
  if (tour) {
    const share = decimal((100 * tour.visited) / tour.alone, 0);
    console.log(`${tasksTable(tour)}\n`);
    console.log(`Training: ${decimal(tour.alone)} images/s alone, ${decimal(tour.visited)} meanwhile (${share} %).`);
  }
  if (comparison) {
    const { alone, each, cost, costs } = comparison;
    console.log(`${tasksTable(comparison)}\n`);
    console.log(`One model ${decimal(alone)} images/s, each of three ${decimal(each)}: ${decimal(cost, 2)} times one`);
    console.log(`(rounds: ${costs.map((one) => decimal(one, 2)).join(", ")}).`);
  }
}

/** @param {Awaited<ReturnType<typeof measureMoves>>} rows */
function movesTable(rows) {
  const titles = [
    "input to image",
    "moves",
    "p50 ms",
    "p95",
    "most",
    "asked p50",
    "decoded p50",
    "drawn p50",
    "images/s",
  ];
  const cells = rows.map(({ what, moves, of, asked, decoded, drawn, painted, imagesPerSecond }) => [
    what,
    `${moves} of ${of}`,
    ...[painted.p50, painted.p95, painted.most, asked.p50, decoded.p50, drawn.p50].map((ms) => decimal(ms, 1)),
    decimal(imagesPerSecond),
  ]);
  return markdownTable(titles, cells);
}

/** @param {Awaited<ReturnType<typeof measureAlone>>["pans"]} rows */
function pansTable(rows) {
  const titles = ["map panned", "points", "frames/s", "drawn/s", "frame: p50 ms", "p95", "most"];
  const cells = rows.map(({ when, points, framesPerSecond, drawingsPerSecond, frame }) => [
    when,
    decimal(points),
    ...[framesPerSecond, drawingsPerSecond, frame.p50, frame.p95, frame.most].map((value) => decimal(value, 1)),
  ]);
  return markdownTable(titles, cells);
}

/** @param {{ visits: readonly string[], tasks: readonly import("./session/tasks").LongTask[] }} visited */
function tasksTable({ visits, tasks }) {
  const rows = visits.map((name) => {
    const found = tasks.filter(({ activity }) => activity === name).map(({ ms }) => ms);
    return [name, String(found.length), found.length > 0 ? decimal(Math.max(...found)) : "–"];
  });
  return markdownTable(["meanwhile", "tasks over 50 ms", "longest ms"], rows);
}
