// Trains 26 networks on the WASM engine and compares what comes out, to the last bit, with `digests/kept.json`:
// `npm run digests`, or `npm run digests -- --keep` to write that file anew.
import { readFile, writeFile } from "node:fs/promises";
import { withSources } from "../scripts/sources.mjs";

/** @typedef {import("./digests/run").DigestedNetwork} DigestedNetwork */
/** @typedef {Record<string, Record<string, import("./digests/run").Digests>>} KeptRuns By variant of the kernels and name of the network. */

const keptFile = new URL("digests/kept.json", import.meta.url);
/** @type {DigestedNetwork[]} */
const networks = JSON.parse(await readFile(new URL("digests/networks.json", import.meta.url), "utf8"));
const digested = await withSources(digestAll);
if (process.argv.includes("--keep")) await keep(digested);
else compare(digested, JSON.parse(await readFile(keptFile, "utf8")).runs);

/** @param {(path: string) => Promise<any>} load */
async function digestAll(load) {
  /** @type {typeof import("./digests/run")} */
  const { digestRun } = await load("/bench/digests/run.ts");
  /** @type {KeptRuns} */
  const runs = { plain: {}, relaxed: {} };
  for (const [variant, byName] of Object.entries(runs)) {
    for (const network of networks) byName[network.name] = await digestRun(network, variant === "relaxed");
    console.log(`${variant}: ${networks.length} networks digested`);
  }
  return runs;
}

/** @param {KeptRuns} runs */
async function keep(runs) {
  const how =
    "Written by `npm run digests -- --keep` from the code of commit 888583f; plain kernels give the same bits everywhere, relaxed ones wherever a processor fuses multiply and add.";
  await writeFile(keptFile, `${JSON.stringify({ how, runs }, null, 2)}\n`);
}

/**
 * Names every difference, and ends with status 1 if there is one.
 * @param {KeptRuns} found
 * @param {KeptRuns} kept
 */
function compare(found, kept) {
  let count = 0;
  for (const [variant, byName] of Object.entries(kept)) {
    for (const [name, digests] of Object.entries(byName)) {
      for (const [what, digest] of Object.entries(digests)) {
        count++;
        if (found[variant]?.[name]?.[what] === digest) continue;
        console.error(`${variant} kernels, ${name}: ${what} differ from those kept`);
        process.exitCode = 1;
      }
    }
  }
  console.log(`${count} digests compared${process.exitCode ? "" : ", not a bit differs"}`);
}
