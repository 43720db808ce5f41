/** How long after an event of input another one is likely, in ms. */
const CALM_MS = 200;

let inputAt = Number.NEGATIVE_INFINITY;
for (const kind of ["pointerdown", "pointermove", "wheel", "keydown"]) {
  addEventListener(kind, ({ timeStamp }) => (inputAt = timeStamp), { capture: true, passive: true });
}

/** Milliseconds until the user's hands may be taken to rest; 0 where they do. What can wait may wait for that. */
export function calmIn(): number {
  return Math.max(0, inputAt + CALM_MS - performance.now());
}
