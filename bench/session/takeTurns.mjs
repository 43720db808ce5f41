import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { measureMoves } from "./moving.mjs";
import { measurePace } from "./pace.mjs";

// Opens the playground in the folder that the command line names, and takes a turn for each line that it reads, which it
// prints as JSON: training, alone and while sliders and ring are moved, and then a pause.

/** How long training warms up in a turn, and how long it is alone, in ms. */
const WARM_MS = 3000;
const ALONE_MS = 6000;
/** Moves of each kind in a turn. */
const MOVES = 20;

/** @typedef {Awaited<ReturnType<typeof takeTurn>>} Turn */

const root = process.argv[2] ?? ".";
/** @type {typeof import("./site.mjs")} */
const { openPlayground, pause, train } = await import(pathToFileURL(`${root}/bench/session/site.mjs`).href);
const { page, close } = await openPlayground();
await page.getByRole("status", { name: "Engine in use" }).getByText("WASM").waitFor();
console.log("ready");
for await (const _ of createInterface(process.stdin)) console.log(JSON.stringify(await takeTurn()));
await close();

async function takeTurn() {
  await train(page);
  await page.waitForTimeout(WARM_MS);
  const { imagesPerSecond: alone } = await measurePace(page, () => page.waitForTimeout(ALONE_MS));
  const first = await page.evaluate(() => window.probe.moves.done.length);
  const moves = await measureMoves(page, MOVES);
  const done = await page.evaluate((first) => window.probe.moves.done.slice(first), first);
  await pause(page);
  let counted = 0;
  // Ms from input to image, by kind of move.
  const painted = moves.map(({ moves: count }) => {
    counted += count;
    return done.slice(counted - count, counted).map((move) => move.painted);
  });
  return { alone, painted };
}
