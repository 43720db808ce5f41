import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { giveUp } from "../scripts/run.mjs";
import { median, quantile } from "./statistics.mjs";
import { decimal, markdownTable } from "./table.mjs";

/** Turns of each build in which the pace is measured, and in which sliders and ring are moved. */
const PACES = 24;
const MOVINGS = 4;
const KINDS = ["slider", "ring", "keys"];

/** @typedef {{ take(line: "pace"): Promise<number>, take(line: "moves"): Promise<number[][]>, close(): void }} Player */

/**
 * Prints the pace of training of two builds and how long images of moves are in coming. Both stay open, and train in turns of
 * ten seconds, always one after the other, so that whatever else the machine does befalls both. The share is the median of
 * the pairs' own, with its standard error.
 * @param {readonly string[]} folders Two folders of the project, installed.
 */
export async function measureTurns(folders) {
  const roots = folders.map((folder) => resolve(folder));
  if (roots.length !== 2 || !roots.every((root) => existsSync(`${root}/bench/session/site.mjs`)))
    giveUp("--turns takes two folders of this project.");
  /** @type {Player[]} */
  const players = [];
  for (const root of roots) players.push(await openPlayer(root));
  /** @type {number[][]} */
  const paces = roots.map(() => []);
  for (let round = 0; round < PACES; round++) {
    for (const [build, player] of players.entries()) paces[build]?.push(await player.take("pace"));
    console.error(paces.map((taken) => decimal(taken.at(-1))).join(" / "));
  }
  /** @type {number[][][]} */
  const moves = roots.map(() => KINDS.map(() => []));
  for (let round = 0; round < MOVINGS; round++) {
    for (const [build, player] of players.entries()) {
      for (const [kind, ms] of (await player.take("moves")).entries()) moves[build]?.[kind]?.push(...ms);
    }
  }
  for (const player of players) player.close();
  console.log(turnsTable(roots, paces, moves));
  console.log(`\nPace of the second: ${shareText(paces)} of the first.`);
}

/** @param {readonly (readonly number[])[]} paces */
function shareText([before = [], after = []]) {
  const logs = after.map((pace, round) => Math.log(pace / (before[round] ?? Number.NaN)));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1);
  const middle = decimal(100 * Math.exp(median(logs)), 1);
  return `${middle} % (mean ${decimal(100 * Math.exp(mean), 1)} ± ${decimal(100 * Math.sqrt(variance / logs.length), 1)} %)`;
}

/**
 * Opens a playground in a process of its own: a process cannot load the Playwrights of two folders.
 * @param {string} root
 * @returns {Promise<Player>}
 */
async function openPlayer(root) {
  const script = fileURLToPath(new URL("session/takeTurns.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, root], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  /** A folder that is measured for the first time tells of its kernels and data before. @param {RegExp} like */
  const nextLine = async (like) => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`The playground of ${root} has ended.`);
      if (like.test(value)) return value;
    }
  };
  await nextLine(/^ready$/);
  return {
    take: async (/** @type {string} */ line) => {
      child.stdin.write(`${line}\n`);
      return JSON.parse(await nextLine(/^[[\d]/));
    },
    close: () => child.stdin.end(),
  };
}

/**
 * @param {readonly string[]} roots
 * @param {readonly (readonly number[])[]} paces
 * @param {readonly (readonly (readonly number[])[])[]} moves Ms by build and kind of move.
 */
function turnsTable(roots, paces, moves) {
  const titles = ["build", "images/s", ...KINDS.flatMap((kind) => [`${kind}: p50 ms`, "p95"])];
  const rows = roots.map((root, build) => {
    const painted = KINDS.flatMap((_, kind) => [0.5, 0.95].map((share) => quantile(moves[build]?.[kind] ?? [], share)));
    return [root, decimal(median(paces[build] ?? [])), ...painted.map((ms) => decimal(ms, 1))];
  });
  return markdownTable(titles, rows);
}
