import { pathToFileURL } from "node:url";
import { measureMoves } from "./moving.mjs";
import { measurePace } from "./pace.mjs";

// Opens the playground in the folder that the command line names, trains, alone and while sliders and ring are moved, and
// prints what was measured as JSON.

/** How long training warms up, and how long it is alone, in ms. */
const WARM_MS = 8_000;
const ALONE_MS = 15_000;
/** Moves of each kind. */
const MOVES = 20;

/** @typedef {Awaited<ReturnType<typeof takeTurn>>} Turn */

const root = process.argv[2] ?? ".";
/** @type {typeof import("./site.mjs")} */
const { openPlayground, train } = await import(pathToFileURL(`${root}/bench/session/site.mjs`).href);
const { page, close } = await openPlayground();
console.log(JSON.stringify(await takeTurn()));
await close();

async function takeTurn() {
  await page.getByRole("status", { name: "Engine in use" }).getByText("WASM").waitFor();
  await train(page);
  await page.waitForTimeout(WARM_MS);
  const { imagesPerSecond: alone } = await measurePace(page, () => page.waitForTimeout(ALONE_MS));
  const moves = await measureMoves(page, MOVES);
  const done = await page.evaluate(() => window.probe.moves.done);
  let counted = 0;
  // Ms from input to image, by kind of move.
  const painted = moves.map(({ moves: count }) => {
    counted += count;
    return done.slice(counted - count, counted).map((move) => move.painted);
  });
  return { alone, painted };
}
