import { startTransition, useEffect, useRef, useState } from "react";
import { type Throttled, throttled } from "./throttled";

/**
 * The value, at most once in `intervalMs`, when there is nothing more urgent and, for a while, no input to be served; the
 * last one always arrives.
 */
export function useThrottled<Value>(value: Value, intervalMs: number): Value {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  const throttle = useRef<Throttled>(undefined);
  useEffect(() => {
    const show = () => startTransition(() => setShown(() => latest.current));
    const { call, cancel } = throttled(show, intervalMs);
    throttle.current = { call, cancel };
    return cancel;
  }, [intervalMs]);
  useEffect(() => {
    latest.current = value;
    throttle.current?.call();
  }, [value]);
  return shown;
}
