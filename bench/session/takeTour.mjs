import { pathToFileURL } from "node:url";

// Prints one tour of the playground in the folder that the command line names, as JSON.

/** How long training warms up, and from how long on a task is long, in ms. */
const WARM_MS = 10_000;
const LONG_MS = 50;

/** @typedef {Awaited<ReturnType<typeof takeTour>>} Tour */

/**
 * Trains in the playground of a folder, visits every panel, and then moves sliders and ring.
 * @param {string} root
 */
async function takeTour(root) {
  const load = (/** @type {string} */ name) => import(pathToFileURL(`${root}/bench/session/${name}.mjs`).href);
  /** @type {typeof import("./site.mjs")} */
  const { openPlayground, train } = await load("site");
  /** @type {typeof import("./tour.mjs")} */
  const { tour } = await load("tour");
  /** @type {typeof import("./moving.mjs")} */
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

console.log(JSON.stringify(await takeTour(process.argv[2] ?? ".")));
