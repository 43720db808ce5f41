/** How long after an event of input another one is likely, in ms. */
const IDLE_AFTER_MS = 200;
/** The events that tell that the user is at work. */
const KINDS = ["pointerdown", "pointermove", "wheel", "keydown"] as const;

/** When the user last did something with pointer, wheel or keys. */
export class InputClock {
  #latestAt = Number.NEGATIVE_INFINITY;

  /** Milliseconds until the user may be taken to be idle; 0 where that is so already. What can wait may wait for that. */
  idleInMs(): number {
    return Math.max(0, this.#latestAt + IDLE_AFTER_MS - performance.now());
  }

  /**
   * Follows a page's events until the function that it gives is called. Tells of the first at once, and while there are
   * more once in `everyMs`.
   */
  follow(page: EventTarget, tell: () => void, everyMs: number): () => void {
    let toldAt = Number.NEGATIVE_INFINITY;
    const hear = ({ timeStamp }: Event) => {
      this.#latestAt = timeStamp;
      if (timeStamp - toldAt < everyMs) return;
      toldAt = timeStamp;
      tell();
    };
    for (const kind of KINDS) page.addEventListener(kind, hear, { capture: true, passive: true });
    return () => {
      for (const kind of KINDS) page.removeEventListener(kind, hear, { capture: true });
    };
  }
}

/** The page's input. */
export const input = new InputClock();
