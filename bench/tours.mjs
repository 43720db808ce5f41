import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { giveUp } from "../scripts/run.mjs";
import { median } from "./statistics.mjs";
import { decimal, markdownTable } from "./table.mjs";

const TOURS = 5;

/** @typedef {import("./session/takeTour.mjs").Tour} Tour */

/**
 * Prints five tours of two builds, in turns: long tasks of the page's thread by wall clock and by processor time, the pace of
 * training alone and meanwhile, and how long images of moves are in coming.
 * @param {readonly string[]} folders Two folders of the project, installed, each of which is measured by its own `session/`.
 * @param {import("./options.mjs").Options} options
 */
export async function measureTours(folders, { json }) {
  const roots = folders.map((folder) => resolve(folder));
  const missing = roots.find((root) => !existsSync(`${root}/bench/session/tour.mjs`));
  if (roots.length !== 2 || missing)
    giveUp(`--tours takes two folders of this project${missing ? `; ${missing} is none` : ""}.`);
  /** @type {Tour[][]} */
  const tours = roots.map(() => []);
  for (let round = 0; round < TOURS; round++) {
    const turns = [...roots.entries()];
    for (const [build, root] of round % 2 === 0 ? turns : turns.reverse()) {
      const tour = await tourApart(root);
      tours[build]?.push(tour);
      console.error(`${root}: ${decimal(tour.alone)} images/s alone, ${decimal(tour.visited)} meanwhile`);
    }
  }
  if (json)
    console.log(
      JSON.stringify(
        roots.map((root, build) => ({ root, tours: tours[build] })),
        null,
        1,
      ),
    );
  else console.log(toursTable(roots, tours));
}

/**
 * Takes a tour in a process of its own: a process cannot load the Playwrights of two folders.
 * @param {string} root
 * @returns {Promise<Tour>}
 */
async function tourApart(root) {
  const script = fileURLToPath(new URL("session/takeTour.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, root]);
  // A folder that is measured for the first time tells of its kernels and data before.
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
}

/**
 * @param {readonly string[]} roots
 * @param {readonly (readonly Tour[])[]} tours
 */
function toursTable(roots, tours) {
  const titles = [
    "build",
    "tasks over 50 ms",
    "by processor time",
    "images/s alone",
    "meanwhile",
    "input to image: p95 ms, slider",
    "ring",
    "keys",
  ];
  const rows = roots.map((root, build) => {
    const taken = tours[build] ?? [];
    const all = (/** @type {(tour: Tour) => number} */ read) => taken.map(read);
    const sum = (/** @type {number[]} */ counts) => String(counts.reduce((total, count) => total + count, 0));
    const moves = [0, 1, 2].map((kind) =>
      decimal(median(all(({ inputToImage }) => inputToImage[kind] ?? Number.NaN)), 1),
    );
    return [
      root,
      sum(all(({ long }) => long)),
      sum(all(({ longByProcessor }) => longByProcessor)),
      ...[all(({ alone }) => alone), all(({ visited }) => visited)].map((paces) => decimal(median(paces))),
      ...moves,
    ];
  });
  return markdownTable(titles, rows);
}
