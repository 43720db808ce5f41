import { useEffect, useRef } from "react";
import { actions } from "../../state/store";

/** Digits after the point that a pointer can tell apart. */
const FINENESS = 100;

interface CoordinateHandlers {
  /** Sets the coordinate now. */
  readonly set: (value: number) => void;
  /** Sets it before the next frame, however often the pointer moves until then. */
  readonly drag: (value: number) => void;
}

/** Ways to move one coordinate of the user's point. */
export function useCoordinate(dimension: number): CoordinateHandlers {
  const waiting = useRef<number | null>(null);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const set = (value: number) => {
    cancelAnimationFrame(frame.current);
    waiting.current = null;
    actions.setCoordinate(dimension, Math.round(value * FINENESS) / FINENESS);
  };
  const drag = (value: number) => {
    const isAsked = waiting.current !== null;
    waiting.current = value;
    if (!isAsked) frame.current = requestAnimationFrame(() => set(waiting.current ?? value));
  };
  return { set, drag };
}
