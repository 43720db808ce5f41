import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { giveUp } from "../scripts/run.mjs";
import { median } from "./statistics.mjs";
import { decimal, markdownTable } from "./table.mjs";

/** Tours of each build, how long training warms up before one, and from how long on a task is long, in ms. */
const TOURS = 5;
const WARM_MS = 10_000;
const LONG_MS = 50;

/** @typedef {Awaited<ReturnType<typeof takeTour>>} Tour */

/**
 * Prints five tours of two builds, in turns: long tasks of the page's thread by wall clock and by processor time, the pace of
 * training alone and meanwhile, and how long images of moves are in coming.
 * @param {readonly string[]} folders Two folders of the project, installed, each of which is measured by its own `session/`.
 * @param {import("./options.mjs").Options} options
 */
export async function measureTours(folders, { json }) {
  const roots = folders.map((folder) => resolve(folder));
  const missing = roots.find((root) => !existsSync(`${root}/bench/session/tour.mjs`));
  if (roots.length !== 2 || missing)
    giveUp(`--tours takes two folders of this project${missing ? `; ${missing} is none` : ""}.`);
  /** @type {Tour[][]} */
  const tours = roots.map(() => []);
  for (let round = 0; round < TOURS; round++) {
    const turns = [...roots.entries()];
    for (const [build, root] of round % 2 === 0 ? turns : turns.reverse()) {
      const tour = await takeTour(root);
      tours[build]?.push(tour);
      console.error(`${root}: ${decimal(tour.alone)} images/s alone, ${decimal(tour.visited)} meanwhile`);
    }
  }
  if (json)
    console.log(
      JSON.stringify(
        roots.map((root, build) => ({ root, tours: tours[build] })),
        null,
        1,
      ),
    );
  else console.log(toursTable(roots, tours));
}

/**
 * Trains in the playground of a folder, visits every panel, and then moves sliders and ring.
 * @param {string} root
 */
async function takeTour(root) {
  const load = (/** @type {string} */ name) => import(pathToFileURL(`${root}/bench/session/${name}.mjs`).href);
  /** @type {typeof import("./session/site.mjs")} */
  const { openPlayground, train } = await load("site");
  /** @type {typeof import("./session/tour.mjs")} */
  const { tour } = await load("tour");
  /** @type {typeof import("./session/moving.mjs")} */
  const { measureMoves } = await load("moving");
  const { page, close } = await openPlayground();
  try {
    await page.getByRole("status", { name: "Engine in use" }).getByText("WASM").waitFor();
    await train(page);
    await page.waitForTimeout(WARM_MS);
    const browser = page.context().browser();
    await browser?.startTracing(page, { categories: ["-*", "toplevel", "__metadata"] });
    const { alone, visited, tasks } = await tour(page);
    const trace = await browser?.stopTracing();
    const longByProcessor = trace ? longTasks(JSON.parse(trace.toString()).traceEvents) : Number.NaN;
    const moves = (await measureMoves(page)).map(({ painted }) => painted.p95);
    return { alone, visited, long: tasks.length, longByProcessor, inputToImage: moves };
  } finally {
    await close();
  }
}

/** @typedef {{ name: string, pid: number, tid: number, tdur?: number, args?: { name?: string } }} TraceEvent */

/**
 * Tasks of pages' threads that took the processor for long.
 * @param {readonly TraceEvent[]} events
 */
function longTasks(events) {
  const threadOf = (/** @type {TraceEvent} */ { pid, tid }) => `${pid} ${tid}`;
  const ofPages = new Set(
    events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(threadOf),
  );
  return events.filter(
    (event) =>
      event.name === "ThreadControllerImpl::RunTask" &&
      (event.tdur ?? 0) > 1000 * LONG_MS &&
      ofPages.has(threadOf(event)),
  ).length;
}

/**
 * @param {readonly string[]} roots
 * @param {readonly (readonly Tour[])[]} tours
 */
function toursTable(roots, tours) {
  const titles = [
    "build",
    "tasks over 50 ms",
    "by processor time",
    "images/s alone",
    "meanwhile",
    "input to image: p95 ms, slider",
    "ring",
    "keys",
  ];
  const rows = roots.map((root, build) => {
    const taken = tours[build] ?? [];
    const all = (/** @type {(tour: Tour) => number} */ read) => taken.map(read);
    const sum = (/** @type {number[]} */ counts) => String(counts.reduce((total, count) => total + count, 0));
    const moves = [0, 1, 2].map((kind) =>
      decimal(median(all(({ inputToImage }) => inputToImage[kind] ?? Number.NaN)), 1),
    );
    return [
      root,
      sum(all(({ long }) => long)),
      sum(all(({ longByProcessor }) => longByProcessor)),
      ...[all(({ alone }) => alone), all(({ visited }) => visited)].map((paces) => decimal(median(paces))),
      ...moves,
    ];
  });
  return markdownTable(titles, rows);
}
