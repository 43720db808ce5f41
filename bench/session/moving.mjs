import { setTimeout } from "node:timers/promises";
import { quantile } from "../statistics.mjs";
import { measurePace } from "./pace.mjs";

/** Moves of each kind, and the ms between two of them: at least, and at most. */
const MOVES = 200;
const REST_MS = /** @type {const} */ ([110, 260]);
/** How long the map is panned, and the ms between two moves of the mouse. */
const PAN_MS = 6000;
const MOVE_MS = 10;

/** @typedef {import("./site.mjs").Page} Page */
/** @typedef {import("./moves").Move} Move */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/**
 * Moves slider z1 and then the ring at random moments; how long their images take to be seen, by stage.
 * @param {Page} page
 */
export async function measureMoves(page) {
  const slider = await boxOf(page.getByRole("slider", { name: "z1", exact: true }).locator("xpath=../.."));
  const map = await boxOf(mapOf(page));
  const rows = [
    { what: "slider z1, dragged", ...(await moveAbout(page, await thumbOf(page), slider)) },
    { what: "ring, dragged", ...(await moveAbout(page, await ringOf(page), within(map, 0.2))) },
    { what: "ring, arrow keys", ...(await pressKeys(page)) },
  ];
  return rows;
}

/**
 * Drags from a place to places at random within a box.
 * @param {Page} page
 * @param {Box} from
 * @param {Box} box
 */
async function moveAbout(page, from, box) {
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  const moves = await countMoves(page, () =>
    page.mouse.move(box.x + Math.random() * box.width, box.y + Math.random() * box.height),
  );
  await page.mouse.up();
  return moves;
}

/** @param {Page} page */
async function pressKeys(page) {
  await page.getByRole("slider", { name: "Position in latent space" }).press("Home");
  const keys = ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"];
  return countMoves(page, (index) => page.keyboard.press(keys[Math.floor(index / 5) % 4] ?? "Home"));
}

/**
 * @param {Page} page
 * @param {(index: number) => Promise<void>} move
 */
async function countMoves(page, move) {
  const before = await page.evaluate(() => window.probe.moves.done.length);
  const { imagesPerSecond } = await measurePace(page, async () => {
    for (let index = 0; index < MOVES; index++) {
      await move(index);
      await page.waitForTimeout(REST_MS[0] + Math.random() * (REST_MS[1] - REST_MS[0]));
    }
  });
  const done = await page.evaluate((before) => window.probe.moves.done.slice(before), before);
  const stage = (/** @type {keyof Move} */ name) => spread(done.map((move) => move[name]));
  const [asked, decoded, drawn, painted] = [stage("asked"), stage("decoded"), stage("drawn"), stage("painted")];
  return { moves: done.length, of: MOVES, asked, decoded, drawn, painted, imagesPerSecond };
}

/** @param {readonly number[]} ms */
export function spread(ms) {
  return { p50: quantile(ms, 0.5), p95: quantile(ms, 0.95), most: Math.max(...ms) };
}

/**
 * Pans the map by mouse and counts frames.
 * @param {Page} page
 */
export async function measurePan(page) {
  const map = mapOf(page);
  const words = (await map.getAttribute("aria-label")) ?? "";
  const box = await boxOf(map);
  const [x, y] = [box.x + box.width * 0.15, box.y + box.height * 0.75];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const before = await page.evaluate(() => ({
    drawings: window.probe.mapDrawings,
    frames: window.probe.frames.length,
  }));
  /** @type {Promise<void>[]} */
  const moves = [];
  const end = Date.now() + PAN_MS;
  for (let angle = 0; Date.now() < end; angle += 0.1) {
    moves.push(page.mouse.move(x + 60 * (1 - Math.cos(angle)), y - 60 * Math.sin(angle)));
    await setTimeout(MOVE_MS);
  }
  const { frames, drawings } = await page.evaluate(
    (before) => ({
      frames: window.probe.frames.slice(before.frames),
      drawings: window.probe.mapDrawings - before.drawings,
    }),
    before,
  );
  await Promise.all(moves);
  await page.mouse.up();
  await page.getByRole("slider", { name: "Position in latent space" }).press("0");
  const seconds = ((frames.at(-1) ?? 0) - (frames[0] ?? 0)) / 1000;
  const deltas = frames.slice(1).map((ms, index) => ms - (frames[index] ?? 0));
  return {
    points: Number(words.replaceAll(",", "").match(/^\d+/)?.[0]),
    framesPerSecond: deltas.length / seconds,
    drawingsPerSecond: drawings / seconds,
    frame: spread(deltas),
  };
}

/** @param {Page} page */
export function mapOf(page) {
  return page.getByRole("img", { name: /held-out images/ }).first();
}

/** @param {Page} page */
function thumbOf(page) {
  return boxOf(page.getByRole("slider", { name: "z1", exact: true }).locator("xpath=.."));
}

/** @param {Page} page */
function ringOf(page) {
  return boxOf(page.getByRole("slider", { name: "Position in latent space" }));
}

/** @param {import("@playwright/test").Locator} locator */
export async function boxOf(locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not on the screen.`);
  return box;
}

/**
 * @param {Box} box
 * @param {number} margin Share of it left free on every side.
 */
export function within({ x, y, width, height }, margin) {
  return {
    x: x + margin * width,
    y: y + margin * height,
    width: (1 - 2 * margin) * width,
    height: (1 - 2 * margin) * height,
  };
}
