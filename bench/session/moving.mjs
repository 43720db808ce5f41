import { quantile } from "../statistics.mjs";
import { measurePace } from "./pace.mjs";

/** Moves of each kind, and the ms between two of them: at least, and at most. */
const MOVES = 200;
const REST_MS = /** @type {const} */ ([110, 260]);
/** How long the map is panned. */
const PAN_MS = 6000;

/** @typedef {import("./site.mjs").Page} Page */
/** @typedef {import("./moves").Move} Move */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */

/**
 * Moves slider z1 and then the ring at random moments; how long their images take to be seen, by stage.
 * @param {Page} page
 * @param {number} [count] Moves of each kind.
 */
export async function measureMoves(page, count = MOVES) {
  const slider = await boxOf(page.getByRole("slider", { name: "z1", exact: true }).locator("xpath=../.."));
  const map = await boxOf(mapOf(page));
  const rows = [
    { what: "slider z1, dragged", ...(await moveAbout(page, await thumbOf(page), slider, count)) },
    { what: "ring, dragged", ...(await moveAbout(page, await ringOf(page), within(map, 0.2), count)) },
    { what: "ring, arrow keys", ...(await pressKeys(page, count)) },
  ];
  return rows;
}

/**
 * Drags from a place to places at random within a box.
 * @param {Page} page
 * @param {Box} from
 * @param {Box} box
 * @param {number} count
 */
async function moveAbout(page, from, box, count) {
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  const moves = await countMoves(page, count, () =>
    page.mouse.move(box.x + Math.random() * box.width, box.y + Math.random() * box.height),
  );
  await page.mouse.up();
  return moves;
}

/**
 * @param {Page} page
 * @param {number} count
 */
async function pressKeys(page, count) {
  await page.getByRole("slider", { name: "Position in latent space" }).press("Home");
  const keys = ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"];
  return countMoves(page, count, (index) => page.keyboard.press(keys[Math.floor(index / 5) % 4] ?? "Home"));
}

/**
 * @param {Page} page
 * @param {number} count
 * @param {(index: number) => Promise<void>} move
 */
async function countMoves(page, count, move) {
  const before = await page.evaluate(() => window.probe.moves.done.length);
  const { imagesPerSecond } = await measurePace(page, async () => {
    for (let index = 0; index < count; index++) {
      await move(index);
      await page.waitForTimeout(REST_MS[0] + Math.random() * (REST_MS[1] - REST_MS[0]));
    }
  });
  const done = await page.evaluate((before) => window.probe.moves.done.slice(before), before);
  const stage = (/** @type {keyof Move} */ name) => spread(done.map((move) => move[name]));
  const [asked, decoded, drawn, painted] = [stage("asked"), stage("decoded"), stage("drawn"), stage("painted")];
  return { moves: done.length, of: count, asked, decoded, drawn, painted, imagesPerSecond };
}

/** @param {readonly number[]} ms */
function spread(ms) {
  return { p50: quantile(ms, 0.5), p95: quantile(ms, 0.95), most: Math.max(...ms) };
}

/**
 * Pans the map by a pointer that moves at every frame, as a mouse would, and counts frames.
 * @param {Page} page
 */
export async function measurePan(page) {
  const map = mapOf(page);
  const words = (await map.getAttribute("aria-label")) ?? "";
  const box = await boxOf(map);
  const from = { x: box.x + box.width * 0.15, y: box.y + box.height * 0.75, ms: PAN_MS };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const { frames, drawings } = await map.evaluate(moveAtEveryFrame, from);
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

/**
 * In the page: moves the mouse, whose button is down, around a circle.
 * @param {Element} map
 * @param {{ x: number, y: number, ms: number }} from
 * @returns {Promise<{ frames: number[], drawings: number }>} Beginnings of frames, and how often the map was drawn.
 */
function moveAtEveryFrame(map, { x, y, ms }) {
  const { frames, mapDrawings } = window.probe;
  const first = frames.length;
  const end = performance.now() + ms;
  // A mouse's events come before the callbacks of a frame, never among them.
  const afterFrame = (/** @type {() => void} */ then) => requestAnimationFrame(() => setTimeout(then));
  return new Promise((resolve) => {
    const move = () => {
      if (performance.now() > end) {
        return resolve({ frames: frames.slice(first), drawings: window.probe.mapDrawings - mapDrawings });
      }
      const angle = frames.length / 10;
      const at = { clientX: x + 60 * (1 - Math.cos(angle)), clientY: y - 60 * Math.sin(angle) };
      map.dispatchEvent(new PointerEvent("pointermove", { ...at, pointerId: 1, pointerType: "mouse", bubbles: true }));
      afterFrame(move);
    };
    afterFrame(move);
  });
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
