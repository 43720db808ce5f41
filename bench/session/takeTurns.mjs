import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { measureMoves } from "./moving.mjs";
import { measurePace } from "./pace.mjs";

// Opens the playground in the folder that the command line names and trains, for each line that it reads: `pace` for some
// seconds alone, `moves` while sliders and ring are moved. Prints what was measured as JSON, and pauses until the next line.

/** How long training warms up, at first and in a turn, and how long its pace is measured, in ms. */
const FIRST_MS = 20_000;
const WARM_MS = 4000;
const PACE_MS = 6000;
/** Moves of each kind in a turn. */
const MOVES = 40;

const root = process.argv[2] ?? ".";
/** @type {typeof import("./site.mjs")} */
const { openPlayground, pause, train } = await import(pathToFileURL(`${root}/bench/session/site.mjs`).href);
const { page, close } = await openPlayground();
await page.getByRole("status", { name: "Engine in use" }).getByText("WASM").waitFor();
// What a first visit fetches and compiles is no part of a turn.
await turn(() => page.waitForTimeout(FIRST_MS));
console.log("ready");
for await (const line of createInterface(process.stdin)) {
  const measured = line === "moves" ? await turn(takeMoves) : await turn(takePace);
  console.log(JSON.stringify(measured));
}
await close();

/**
 * @template Measured
 * @param {() => Promise<Measured>} measure
 */
async function turn(measure) {
  await train(page);
  await page.waitForTimeout(WARM_MS);
  const measured = await measure();
  await pause(page);
  return measured;
}

/** Images a second. */
async function takePace() {
  return (await measurePace(page, () => page.waitForTimeout(PACE_MS))).imagesPerSecond;
}

/** Ms from input to image, by kind of move. */
async function takeMoves() {
  const first = await page.evaluate(() => window.probe.moves.done.length);
  const moves = await measureMoves(page, MOVES);
  const done = await page.evaluate((first) => window.probe.moves.done.slice(first), first);
  let counted = 0;
  return moves.map(({ moves: count }) => {
    counted += count;
    return done.slice(counted - count, counted).map((move) => move.painted);
  });
}
