import { useEffect, useMemo } from "react";
import { setCoordinate } from "../../state/actions/probe";
import type { Model } from "../../state/model";
import { useModels } from "../../state/store";

/** Digits after the point that a pointer can tell apart. */
const FINENESS = 100;

interface CoordinateHandlers {
  /** Sets the coordinate now. */
  readonly set: (value: number) => void;
  /** Sets it now, and after that once a frame at most, however often the pointer moves. */
  readonly drag: (value: number) => void;
}

/** Ways to move one coordinate of the user's point, the same ones at every rendering. */
export function useCoordinate(dimension: number): CoordinateHandlers {
  const models = useModels();
  const { set, drag, end } = useMemo(() => handlersOf(models, dimension), [models, dimension]);
  useEffect(() => end, [end]);
  return { set, drag };
}

function handlersOf(models: readonly Model[], dimension: number): CoordinateHandlers & { readonly end: () => void } {
  let waiting: number | null = null;
  let frame = 0;
  const move = (value: number) => setCoordinate(models, dimension, Math.round(value * FINENESS) / FINENESS);
  const set = (value: number) => {
    waiting = null;
    move(value);
  };
  const onFrame = () => {
    frame = 0;
    if (waiting !== null) set(waiting);
  };
  const drag = (value: number) => {
    if (frame !== 0) {
      waiting = value;
      return;
    }
    move(value);
    frame = requestAnimationFrame(onFrame);
  };
  const end = () => {
    cancelAnimationFrame(frame);
    frame = 0;
  };
  return { set, drag, end };
}
