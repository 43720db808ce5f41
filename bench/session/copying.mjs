// What it takes to hand a moment of a run over and to write it, as processor time, which other programs do not lengthen.

/** Saves that are timed for each size; the median counts. */
const TIMES = 9;

/**
 * Milliseconds of the processor that a thread takes to copy a model's state out of shared memory and to hand the copy over, as the
 * worker does at each moment that it tells; without the engine around it.
 * @param {number} parameters
 */
export function copyingMs(parameters) {
  const memory = new Float32Array(new SharedArrayBuffer(4 * 3 * parameters)).fill(0.5);
  const copies = [0, 1, 2].map((block) => () => memory.slice(block * parameters, (block + 1) * parameters));
  const each = Array.from({ length: TIMES }, () => {
    const before = process.cpuUsage();
    structuredClone(copies.map((copy) => copy()));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return each;
}

/**
 * Milliseconds of the processor that a page's thread takes to write a moment as the page keeps it: all of it, and the longest task.
 * @param {import("./site.mjs").Page} page A page with the probe of which nothing else is asked meanwhile.
 * @param {number} parameters
 */
export async function writingMs(page, parameters) {
  const browser = page.context().browser();
  const each = [];
  for (let time = 0; browser && time < TIMES; time++) {
    await page.evaluate((count) => window.probe.savings.prepare(count), parameters);
    await browser.startTracing(page, { categories: ["toplevel", "disabled-by-default-devtools.timeline"] });
    await page.evaluate(() => window.probe.savings.write());
    each.push(tasksOf(JSON.parse((await browser.stopTracing()).toString())));
  }
  return { whole: each.map(sum), longest: each.map((tasks) => Math.max(...tasks)) };
}

/** @typedef {{ name: string, pid: number, tid: number, tdur?: number, args: { name?: string } }} TraceEvent */

/**
 * Milliseconds of the processor of each task that a page's thread ran.
 * @param {{ traceEvents: TraceEvent[] }} trace
 */
function tasksOf({ traceEvents }) {
  const threads = new Set();
  for (const { name, pid, tid, args } of traceEvents) {
    if (name === "thread_name" && args.name === "CrRendererMain") threads.add(`${pid} ${tid}`);
  }
  return traceEvents.flatMap(({ name, pid, tid, tdur }) =>
    /RunTask$/.test(name) && threads.has(`${pid} ${tid}`) && tdur !== undefined ? [tdur / 1000] : [],
  );
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
