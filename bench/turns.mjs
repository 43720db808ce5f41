import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { giveUp } from "../scripts/run.mjs";
import { median, quantile } from "./statistics.mjs";
import { decimal, markdownTable } from "./table.mjs";

/** Turns of each build: enough for the moves that a 95th percentile needs. */
const TURNS = 12;
const KINDS = ["slider", "ring", "keys"];

/** @typedef {import("./session/takeTurns.mjs").Turn} Turn */

/**
 * Prints the pace of training of two builds and how long images of moves are in coming, in turns of twenty seconds, so that
 * whatever else the machine does befalls both. The share is the median of the turns' own, with the quartiles of these.
 * @param {readonly string[]} folders Two folders of the project, installed.
 */
export async function measureTurns(folders) {
  const roots = folders.map((folder) => resolve(folder));
  if (roots.length !== 2 || !roots.every((root) => existsSync(`${root}/bench/session/site.mjs`)))
    giveUp("--turns takes two folders of this project.");
  const players = [];
  for (const root of roots) players.push(await openPlayer(root));
  /** @type {Turn[][]} */
  const turns = roots.map(() => []);
  for (let round = 0; round < TURNS; round++) {
    const order = [...players.entries()];
    for (const [build, player] of round % 2 === 0 ? order : order.reverse()) turns[build]?.push(await player.turn());
    console.error(turns.map((taken) => decimal(taken.at(-1)?.alone)).join(" / "));
  }
  for (const player of players) player.close();
  console.log(turnsTable(roots, turns));
  const [before = [], after = []] = turns;
  const shares = after.map(({ alone }, round) => alone / (before[round]?.alone ?? Number.NaN));
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => decimal(100 * quantile(shares, share), 1));
  console.log(`\nPace of the second: ${middle} % of the first (quartiles ${low} to ${high}).`);
}

/**
 * Opens a playground in a process of its own: a process cannot load the Playwrights of two folders.
 * @param {string} root
 */
async function openPlayer(root) {
  const script = fileURLToPath(new URL("session/takeTurns.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, root], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  /** A folder that is measured for the first time tells of its kernels and data before. @param {string} start */
  const nextLine = async (start) => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`The playground of ${root} has ended.`);
      if (value.startsWith(start)) return value;
    }
  };
  await nextLine("ready");
  return {
    turn: async () => {
      child.stdin.write("turn\n");
      return /** @type {Turn} */ (JSON.parse(await nextLine("{")));
    },
    close: () => child.stdin.end(),
  };
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
