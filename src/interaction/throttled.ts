import { input } from "./input";

/** How many intervals a call waits at most for the user to rest. */
const PATIENCE = 3;

/** A function that is called now and then, however often it is asked for. */
export interface Throttled {
  /** Asks for a call: at once, or once the interval is over and, for a while, no input is to be served. */
  readonly call: () => void;
  /** Gives up the call that was asked for. */
  readonly cancel: () => void;
}

/** A function called at most once in `intervalMs`; what is asked for last always comes about. */
export function throttled(act: () => void, intervalMs: number): Throttled {
  let calledAtMs = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waitFor = (ms: number) => {
    timer = setTimeout(attempt, ms);
  };
  const attempt = () => {
    const now = performance.now();
    const wait = Math.min(input.idleInMs(), calledAtMs + PATIENCE * intervalMs - now);
    if (wait > 0) return waitFor(wait);
    timer = undefined;
    calledAtMs = now;
    act();
  };
  return {
    call: () => {
      if (timer === undefined) waitFor(Math.max(0, calledAtMs + intervalMs - performance.now()));
    },
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
