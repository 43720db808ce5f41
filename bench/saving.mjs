// Tells what it costs to keep a run: the running model's pace, with saving allowed and refused in turns in one browser; the
// thread that trains, at each moment that it tells; and the page's thread, whose long tasks are listed: `npm run bench:saving`;
// with `-- --processor` only what it takes of the processor, which a busy machine hardly changes.
import { parseArgs } from "node:util";
import { copyingMs, writingMs } from "./session/copying.mjs";
import { measurePace } from "./session/pace.mjs";
import { isBuilt, openPlayground, pause, train } from "./session/site.mjs";
import { median, quantile } from "./statistics.mjs";
import { decimal, markdownTable } from "./table.mjs";

/** Pairs of rounds, one that is kept and one that is refused, how long each is, and the training before the first, in ms. */
const PAIRS = 6;
const ROUND_MS = 20_000;
const WARM_MS = 10_000;
/** No task of the page may take longer, in ms. */
const LONGEST_MS = 100;

/** The default network, and one of nearly as many parameters as the page takes. */
const networks = [
  { name: "default", hash: "latent=2" },
  { name: "6.4 million parameters", hash: "latent=2&encoder=flat.dense4096r&decoder=dense4096r.dense784.to28x28x1" },
];

/** Parameters of the default network, of the largest preset, and of larger ones. */
const sizes = [153_425, 485_779, 2_000_000, 6_437_136];

const { values: asked } = parseArgs({ options: { processor: { type: "boolean", default: false } } });
const { page, close } = await openPlayground();
try {
  const measured = [];
  for (const { name, hash } of asked.processor ? [] : networks) {
    await open(hash);
    measured.push({ name, ...(await measure()) });
  }
  if (measured.length > 0) console.log(`${paceTable(measured)}\n\n${pageTable(measured)}\n`);
  console.log(await processorTable());
} finally {
  await close();
}

/** @param {string} hash */
async function open(hash) {
  const { origin } = new URL(page.url());
  await page.goto("about:blank");
  await page.goto(`${origin}/#${hash}`);
  await isBuilt(page);
  await page.workers()[0]?.evaluate(watchWorker);
}

async function measure() {
  await train(page);
  await page.waitForTimeout(WARM_MS);
  await page.evaluate(() => window.probe.savings.clear());
  /** @type {number[]} */
  const kept = [];
  /** @type {number[]} */
  const refused = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    // Whatever else goes on here meets the first of a pair as often as the second.
    for (const isKept of pair % 2 === 0 ? [true, false] : [false, true]) {
      (isKept ? kept : refused).push(await paceOf(isKept));
    }
  }
  await pause(page);
  const told = await page.evaluate(() => ({
    pieces: window.probe.savings.pieces,
    tasks: window.probe.savings.tasks,
  }));
  // The first is the one that trains; those that it has for threads answer nobody.
  const saves = (await page.workers()[0]?.evaluate(savesOfWorker)) ?? [];
  return { kept, refused, saves, ...told };
}

/**
 * Images a second while the run is kept, or while the browser refuses to.
 * @param {boolean} isKept
 */
async function paceOf(isKept) {
  await page.evaluate((allowed) => window.probe.savings.allow(allowed), isKept);
  return (await measurePace(page, () => page.waitForTimeout(ROUND_MS))).imagesPerSecond;
}

/** @typedef {{ name: string } & Awaited<ReturnType<typeof measure>>} Measured */

/** @param {readonly Measured[]} measured */
function paceTable(measured) {
  const rows = measured.map(({ name, kept, refused, saves }) => {
    const costs = kept.map((pace, pair) => 1 - pace / (refused[pair] ?? Number.NaN));
    console.error(`${name}, the cost of each pair: ${costs.map(percent).join(", ")}`);
    const ms = saves.map((save) => save.ms);
    const between = saves.slice(1).map(({ at }, index) => at - (saves[index]?.at ?? at));
    return [
      name,
      decimal(median(kept)),
      decimal(median(refused)),
      percent(median(costs)),
      String(saves.length),
      decimal(median(between) / 1000, 1),
      decimal(median(ms), 1),
      decimal(quantile(ms, 0.95), 1),
      percent(sum(ms.slice(1)) / sum(between)),
    ];
  });
  const ofThread = ["moments told", "s between", "ms each: p50", "p95", "share of the thread"];
  return markdownTable(["network", "images/s kept", "refused", "cost by pace", ...ofThread], rows);
}

/** @param {readonly Measured[]} measured */
function pageTable(measured) {
  const rows = measured.map(({ name, pieces, tasks }) => {
    const long = tasks.filter(({ ms }) => ms > LONGEST_MS);
    for (const { ms, wrote } of long)
      console.error(`${name}, a task of ${decimal(ms)} ms wrote: ${wrote || "nothing"}`);
    const writing = tasks.filter(({ wrote }) => wrote !== "").map(({ ms }) => ms);
    return [
      name,
      String(pieces.length),
      decimal(median(pieces), 1),
      decimal(Math.max(...pieces), 1),
      decimal(Math.max(0, ...writing)),
      decimal(Math.max(0, ...tasks.map(({ ms }) => ms))),
      String(long.length),
    ];
  });
  const ofTasks = ["longest task that writes, ms", "longest of all", "over 100 ms"];
  return markdownTable(["network", "pieces written", "ms each: p50", "most", ...ofTasks], rows);
}

async function processorTable() {
  await page.goto(`${new URL(page.url()).origin}/favicon.svg`);
  const rows = [];
  for (const size of sizes) {
    const copied = copyingMs(size);
    const { whole, longest } = await writingMs(page, size);
    const each = [copied, whole, longest].flatMap((ms) => [decimal(median(ms), 1), decimal(Math.max(...ms), 1)]);
    rows.push([decimal(size), ...each]);
  }
  const columns = [
    ...["parameters", "ms of the processor to copy: p50", "most"],
    ...["for the page to write: p50", "most", "its longest task: p50", "most"],
  ];
  return markdownTable(columns, rows);
}

/** @param {number} share */
function percent(share) {
  return `${decimal(100 * share, 2)} %`;
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * Runs in a worker: notes how long each moment that is told holds up the thread that trains, from the losses that are told before
 * it until its numbers are handed over.
 */
function watchWorker() {
  const { postMessage } = self;
  /** @type {{ at: number, ms: number }[]} */
  const saves = [];
  let told = Number.NaN;
  Object.assign(self, {
    saves,
    postMessage: (/** @type {unknown[]} */ ...given) => {
      Reflect.apply(postMessage, self, given);
      const now = performance.now();
      const [message] = /** @type {{ report?: { kind?: string } }[]} */ (given);
      if (message?.report?.kind === "saved") saves.push({ at: now, ms: now - told });
      told = now;
    },
  });
}

/** @returns {{ at: number, ms: number }[]} */
function savesOfWorker() {
  return Reflect.get(self, "saves") ?? [];
}
