// Holds the sources against the rules of `src/README.md` that a linter does not know: `npm run house`. What breaks one
// stands in `house/debts.json` until it is mended, or in `house/exceptions.json` for a reason that stays, or fails. What
// is mended must leave the file: `npm run house -- --settle` takes it out.
import { readFile, writeFile } from "node:fs/promises";
import { judge, rules, settle } from "./house/rules.mjs";
import { folders, pathsOf, readSources, readStyles } from "./house/sources.mjs";

/** @typedef {import("./house/rules.mjs").Known} Known */

const debtsFile = new URL("house/debts.json", import.meta.url);
const exceptionsFile = new URL("house/exceptions.json", import.meta.url);

const debts = await readKnown(debtsFile);
const exceptions = await readKnown(exceptionsFile);
const map = await readFile(new URL("../src/README.md", import.meta.url), "utf8");
const house = { sources: readSources(), styles: readStyles(), paths: folders.flatMap(pathsOf), map };
/** @type {Record<string, readonly string[]>} */
const gone = {};
let count = 0;
for (const [rule, find] of Object.entries(rules)) {
  const judged = judge(rule, find(house), [debts, exceptions]);
  gone[rule] = judged.gone;
  count += judged.broken.length;
  const owed = Object.values(debts[rule] ?? {}).flat().length;
  console.log(`${judged.broken.length ? "✗" : "✓"} ${rule}${owed ? `: ${owed} known debts` : ""}`);
  for (const message of judged.broken) console.error(`    ${message}`);
}
if (process.argv.includes("--settle")) await settleAll();
else tellWhatIsGone();
process.exitCode = count > 0 ? 1 : process.exitCode;

/**
 * @param {URL} file
 * @returns {Promise<Known>}
 */
async function readKnown(file) {
  return JSON.parse(await readFile(file, "utf8"));
}

async function settleAll() {
  await writeFile(debtsFile, `${JSON.stringify(settle(debts, gone), null, 2)}\n`);
  await writeFile(exceptionsFile, `${JSON.stringify(settle(exceptions, gone), null, 2)}\n`);
}

function tellWhatIsGone() {
  for (const [rule, keys] of Object.entries(gone)) {
    for (const key of keys) console.error(`${rule}: “${key}” is no more: npm run house -- --settle`);
    if (keys.length > 0) process.exitCode = 1;
  }
}
