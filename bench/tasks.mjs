import { withSources } from "../scripts/sources.mjs";
import { decimal, markdownTable } from "./table.mjs";

/**
 * Tells how much longer a training step of each task takes than a plain one on the WASM engine: `npm run bench -- --tasks`.
 * @param {{ readonly rounds: number, readonly threads: number }} options
 */
export async function tellTaskCosts({ rounds, threads }) {
  await withSources(async (load) => {
    /** @type {typeof import("./tasks/run")} */
    const { taskCosts } = await load("/bench/tasks/run.ts");
    const costs = await taskCosts(rounds, threads);
    console.log(
      `The default network on MNIST, batches of 128, ${threads} threads, ${rounds} rounds of 3 steps each in turns`,
    );
    console.log(
      markdownTable(
        ["step", "ms", "of a plain one", "at most"],
        costs.map(({ name, ms, ratio, most }) => [name, decimal(ms, 1), decimal(ratio, 3), decimal(most, 2)]),
      ),
    );
    if (costs.some(({ name, ratio, most }) => name !== "plain" && ratio > most)) process.exitCode = 1;
  });
}
