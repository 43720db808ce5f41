import { withSources } from "../scripts/sources.mjs";
import { decimal, markdownTable } from "./table.mjs";

/** Least share of the default network's operations a second that larger images must be trained at. */
const LEAST = 0.4;

/**
 * Tells how many operations a second the WASM engine computes of the networks proposed for larger images, in colour, and
 * of the default one: `npm run bench -- --sides`.
 * @param {{ readonly rounds: number, readonly threads: number }} options
 */
export async function tellSideCosts({ rounds, threads }) {
  await withSources(async (load) => {
    /** @type {typeof import("./sides/run")} */
    const { sideCosts } = await load("/bench/sides/run.ts");
    const choices = [{ source: "mnist" }, { source: "faces" }, { source: "shapes-in-colour", side: 64 }];
    const costs = await sideCosts(choices, rounds, threads);
    console.log(
      `Networks proposed for each, batches of 128, ${threads} threads, the least of ${rounds} rounds in turns`,
    );
    const usual = costs[0]?.gflops ?? Number.NaN;
    console.log(
      markdownTable(
        ["images", "ms a step", "GFLOP/s", "of the first"],
        costs.map(({ name, ms, gflops }) => [name, decimal(ms, 0), decimal(gflops, 1), decimal(gflops / usual, 2)]),
      ),
    );
    if (costs.some(({ gflops }) => !(gflops >= LEAST * usual))) process.exitCode = 1;
  });
}
