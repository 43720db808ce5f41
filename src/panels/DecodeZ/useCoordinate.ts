import { useEffect, useRef } from "react";
import { setCoordinate } from "../../state/actions/probe";
import { useModels } from "../../state/store";

/** Digits after the point that a pointer can tell apart. */
const FINENESS = 100;

interface CoordinateHandlers {
  /** Sets the coordinate now. */
  readonly set: (value: number) => void;
  /** Sets it now, and after that once a frame at most, however often the pointer moves. */
  readonly drag: (value: number) => void;
}

/** Ways to move one coordinate of the user's point. */
export function useCoordinate(dimension: number): CoordinateHandlers {
  const models = useModels();
  const waiting = useRef<number | null>(null);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const move = (value: number) => setCoordinate(models, dimension, Math.round(value * FINENESS) / FINENESS);
  const set = (value: number) => {
    waiting.current = null;
    move(value);
  };
  const onFrame = () => {
    frame.current = 0;
    if (waiting.current !== null) set(waiting.current);
  };
  const drag = (value: number) => {
    if (frame.current !== 0) {
      waiting.current = value;
      return;
    }
    move(value);
    frame.current = requestAnimationFrame(onFrame);
  };
  return { set, drag };
}
