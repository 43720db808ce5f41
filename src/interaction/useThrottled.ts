import { startTransition, useEffect, useRef, useState } from "react";
import { input } from "./input";

/** How many intervals a value waits at most for the user to rest. */
const PATIENCE = 3;

/**
 * The value, at most once in `intervalMs`, when there is nothing more urgent and, for a while, no input to be served; the
 * last one always arrives.
 */
export function useThrottled<Value>(value: Value, intervalMs: number): Value {
  const [shown, setShown] = useState(value);
  const shownAtMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const showAfter = (ms: number) => setTimeout(show, ms);
    const show = () => {
      const now = performance.now();
      const wait = Math.min(input.idleInMs(), shownAtMs.current + PATIENCE * intervalMs - now);
      if (wait > 0) timer = showAfter(wait);
      else {
        shownAtMs.current = now;
        startTransition(() => setShown(value));
      }
    };
    let timer = showAfter(Math.max(0, shownAtMs.current + intervalMs - performance.now()));
    return () => clearTimeout(timer);
  }, [value, intervalMs]);
  return shown;
}
