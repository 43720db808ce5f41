// Tells one story in every browser of this machine and on hosts of several kinds; what is named narrows it down:
// npm run browsers -- Firefox
import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { cases, findBrowsers } from "../e2e/browsers/cases.mjs";
import { installBrowsers } from "../e2e/browsers/programs.mjs";

const report = new URL("../.build/reports/browsers.json", import.meta.url);
const counts = { passed: 0, failed: 0 };

// Whatever ends this process ends the browsers that it has started, too.
for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

await installBrowsers();
const wanted = process.argv.slice(2);
const stories = cases()
  .map((story) => ({ ...story, name: `${story.browser}: ${story.title}` }))
  .filter(({ name }) => wanted.every((word) => name.includes(word)));
// A browser that starts leaves a core free, for others of other kinds: two of one kind might want the same screen.
const kinds = [...new Set(stories.map(({ browser }) => browser))];
const byBrowser = kinds.map((name) => stories.filter(({ browser }) => browser === name));
await Promise.all(Array.from({ length: Math.min(4, availableParallelism() + 1) }, tellStories));
sumUp();
await mkdir(new URL(".", report), { recursive: true });
await writeFile(report, JSON.stringify(counts));
if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;

/** Tells, browser by browser, what nobody has begun to tell, one story after the other. */
async function tellStories() {
  for (let own = byBrowser.shift(); own; own = byBrowser.shift()) for (const story of own) await tell(story);
}

/** @param {import("../e2e/browsers/cases.mjs").Case & { name: string }} story */
async function tell({ name, start, tell: tellIn }) {
  const startMs = performance.now();
  const outcome = await inBrowser(start, tellIn).then(
    (words) => ({ mark: "✓", words }),
    (error) => ({ mark: "✗", words: error instanceof Error ? error.message : String(error) }),
  );
  counts[outcome.mark === "✓" ? "passed" : "failed"]++;
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  console.log(`${outcome.mark} ${name.padEnd(46)} ${outcome.words} (${seconds} s)`);
}

/**
 * @param {() => Promise<import("../e2e/browsers/browser.mjs").Browser>} start
 * @param {(browser: import("../e2e/browsers/browser.mjs").Browser) => Promise<string>} tellIn
 */
async function inBrowser(start, tellIn) {
  const browser = await start();
  try {
    return await tellIn(browser);
  } finally {
    await browser.quit();
  }
}

/** Says which browsers were tried; one that is missing is a failure only where everything must be there. */
function sumUp() {
  const { here, missing } = findBrowsers();
  if (process.env["CI"] === "true") counts.failed += missing.length;
  const names = (/** @type {{ name: string }[]} */ browsers) => browsers.map(({ name }) => name).join(", ");
  const absent = missing.length > 0 ? `; not here: ${names(missing)}` : "";
  console.log(`Browsers tried: ${names(here)}${absent}`);
}
