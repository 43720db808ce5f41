import { startTransition, useEffect, useRef, useState } from "react";

/** The value, at most once in `intervalMs`, when there is nothing more urgent; the last one always arrives. */
export function useThrottled<Value>(value: Value, intervalMs: number): Value {
  const [shown, setShown] = useState(value);
  const shownAtMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const show = () => {
      shownAtMs.current = performance.now();
      startTransition(() => setShown(value));
    };
    const timer = setTimeout(show, Math.max(0, shownAtMs.current + intervalMs - performance.now()));
    return () => clearTimeout(timer);
  }, [value, intervalMs]);
  return shown;
}
