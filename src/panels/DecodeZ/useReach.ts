import { useEffect, useState } from "react";
import { usePlayground } from "../../state/store";
import { reachOf } from "./filmstrips";

/**
 * How far sliders and filmstrips reach on either side of 0, in prior standard deviations, and what hears that a pointer
 * is pressed on them: until it is lifted they reach no less far, or a slider would slip away from under it.
 */
export function useReach(): readonly [reach: number, onPointerDown: () => void] {
  const needed = usePlayground((state) => reachOf(state.z));
  const [isPressed, setIsPressed] = useState(false);
  const [kept, keep] = useState(needed);
  const reach = isPressed ? Math.max(kept, needed) : needed;
  if (reach !== kept) keep(reach);
  useEffect(() => {
    if (!isPressed) return;
    const lifted = new AbortController();
    const onLift = () => setIsPressed(false);
    for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, onLift, { signal: lifted.signal });
    return () => lifted.abort();
  }, [isPressed]);
  return [reach, () => setIsPressed(true)];
}
