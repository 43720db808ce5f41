import { type PointerEvent, useEffect, useRef } from "react";
import { actions, usePlayground } from "../../state/store";
import { type Scale, toPoint } from "./coordinates";
import { placedAt } from "./move";
import type { Projection } from "./projection";

interface DragHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
}

/** Handlers that bring the user's point under a pressed pointer, once a frame at most. */
export function useDrag(scale: Scale, projection: Projection): DragHandlers {
  const z = usePlayground((state) => state.z);
  const latest = useRef<number[] | null>(null);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const moveUnder = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = [within(event.clientX - box.left, box.width), within(event.clientY - box.top, box.height)] as const;
    const waiting = latest.current !== null;
    latest.current = placedAt(z, projection, toPoint(scale, at));
    if (waiting) return;
    frame.current = requestAnimationFrame(() => {
      if (latest.current) actions.moveTo(latest.current);
      latest.current = null;
    });
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.querySelector<HTMLElement>("[role=slider]")?.focus({ preventScroll: true });
      moveUnder(event);
    },
    onPointerMove: (event) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) moveUnder(event);
    },
  };
}

function within(position: number, length: number): number {
  return Math.min(length, Math.max(0, position));
}
