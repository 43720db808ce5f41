/** How long after an event of input another one is likely, in ms. */
const IDLE_AFTER_MS = 200;
/** What hands do. */
const KINDS = ["pointerdown", "pointermove", "wheel", "keydown"] as const;

let inputAt = Number.NEGATIVE_INFINITY;
followHands((at) => (inputAt = at));

/** Milliseconds until the user's hands may be taken to rest; 0 where they do. What can wait may wait for that. */
export function idleInMs(): number {
  return Math.max(0, inputAt + IDLE_AFTER_MS - performance.now());
}

/** Calls back as soon as the user's hands move, and while they go on moving once in `everyMs`. */
export function onInput(tell: () => void, everyMs: number): void {
  let toldAt = Number.NEGATIVE_INFINITY;
  followHands((at) => {
    if (at - toldAt < everyMs) return;
    toldAt = at;
    tell();
  });
}

/** Calls back with the time of each event of input, in ms. */
function followHands(hear: (at: number) => void): void {
  for (const kind of KINDS)
    addEventListener(kind, ({ timeStamp }) => hear(timeStamp), { capture: true, passive: true });
}
