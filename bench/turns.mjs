import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { giveUp } from "../scripts/run.mjs";
import { runApart } from "./apart.mjs";
import { median, quantile } from "./statistics.mjs";
import { decimal, markdownTable } from "./table.mjs";

/** Turns of each build: enough for the moves that a 95th percentile needs. */
const TURNS = 8;
const KINDS = ["slider", "ring", "keys"];

/** @typedef {import("./session/takeTurn.mjs").Turn} Turn */

/**
 * Prints the pace of training of two builds and how long images of moves are in coming, each in a page of its own for half a
 * minute and in turns, so that whatever else the machine does befalls both, and neither waits open while the other is measured.
 * The share is the median of the turns' own, with the quartiles of these.
 * @param {readonly string[]} folders Two folders of the project, installed.
 */
export async function measureTurns(folders) {
  const roots = folders.map((folder) => resolve(folder));
  if (roots.length !== 2 || !roots.every((root) => existsSync(`${root}/bench/session/site.mjs`)))
    giveUp("--turns takes two folders of this project.");
  /** @type {Turn[][]} */
  const turns = roots.map(() => []);
  for (let round = 0; round < TURNS; round++) {
    for (const [build, root] of roots.entries()) turns[build]?.push(await runApart("takeTurn.mjs", root));
    console.error(turns.map((taken) => decimal(taken.at(-1)?.alone)).join(" / "));
  }
  console.log(turnsTable(roots, turns));
  const [before = [], after = []] = turns;
  const shares = after.map(({ alone }, round) => alone / (before[round]?.alone ?? Number.NaN));
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => decimal(100 * quantile(shares, share), 1));
  console.log(`\nPace of the second: ${middle} % of the first (quartiles ${low} to ${high}).`);
}

/**
 * @param {readonly string[]} roots
 * @param {readonly (readonly Turn[])[]} turns
 */
function turnsTable(roots, turns) {
  const titles = ["build", "images/s", ...KINDS.flatMap((kind) => [`${kind}: p50 ms`, "p95"])];
  const rows = roots.map((root, build) => {
    const taken = turns[build] ?? [];
    const moves = KINDS.flatMap((_, kind) => {
      const ms = taken.flatMap(({ painted }) => painted[kind] ?? []);
      return [quantile(ms, 0.5), quantile(ms, 0.95)];
    });
    return [root, decimal(median(taken.map(({ alone }) => alone))), ...moves.map((ms) => decimal(ms, 1))];
  });
  return markdownTable(titles, rows);
}
