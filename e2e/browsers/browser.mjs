import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A browser as a story uses it; one page at a time. A script is the text of a function's body: `arguments` holds what it is
 * given, and it returns what can be told in JSON.
 * @typedef {object} Browser
 * @property {(url: string) => Promise<void>} open
 * @property {() => Promise<void>} reload
 * @property {(script: string, ...values: unknown[]) => Promise<any>} run
 * @property {(points: readonly Point[]) => Promise<void>} drag Presses at the first point, lets go at the last.
 * @property {() => Promise<void>} quit
 */

/** @typedef {{ readonly x: number, readonly y: number }} Point In CSS pixels of the viewport. */

/** The size of the window that stories are told in, in CSS pixels. */
export const windowSize = { width: 1440, height: 900 };

/** Milliseconds between two moves of a drag. */
const MOVE_MS = 30;

/**
 * A drag as WebDriver writes it.
 * @param {readonly Point[]} points
 */
export function dragActions([first, ...others]) {
  const moveTo = (/** @type {Point | undefined} */ point) => ({
    type: "pointerMove",
    duration: MOVE_MS,
    x: Math.round(point?.x ?? 0),
    y: Math.round(point?.y ?? 0),
    origin: "viewport",
  });
  const actions = [
    moveTo(first),
    { type: "pointerDown", button: 0 },
    ...others.map(moveTo),
    { type: "pointerUp", button: 0 },
  ];
  return [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }];
}

/** An empty folder of a browser's own, for its profile. */
export function freshFolder() {
  return mkdtemp(join(tmpdir(), "latent-playground-"));
}

/**
 * Asks until an answer comes that is not undefined.
 * @template Answer
 * @param {string} what What is waited for, for the error.
 * @param {() => Promise<Answer | undefined>} ask
 * @param {number} [patienceMs]
 * @returns {Promise<Answer>}
 */
export async function eventually(what, ask, patienceMs = 90_000) {
  const end = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`After ${patienceMs / 1000} s still waiting for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
