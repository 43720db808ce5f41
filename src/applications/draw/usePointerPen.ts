import { type PointerEvent, useRef } from "react";
import type { PadPoint, Stroke } from "../../state/view/drawing";

/** Share of the pad's side that the pen must move by to leave another point. */
const LEAST_MOVE = 0.004;

/** A stroke under way. */
interface Drawing {
  readonly pointer: number;
  readonly before: readonly Stroke[];
  readonly points: PadPoint[];
}

/** Draws with a mouse, a finger or a pen, in an ink: one at a time, from its press to its lift. */
export function usePointerPen(
  strokes: readonly Stroke[],
  ink: Stroke["ink"],
  draw: (strokes: readonly Stroke[]) => void,
) {
  const drawing = useRef<Drawing | null>(null);
  const extend = (event: PointerEvent<HTMLElement>, { before, points }: Drawing) => {
    for (const point of pointsOf(event)) if (isNew(point, points.at(-1))) points.push(point);
    draw([...before, { points: [...points], ink }]);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (drawing.current || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drawing.current = { pointer: event.pointerId, before: strokes, points: [] };
      extend(event, drawing.current);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (drawing.current?.pointer === event.pointerId) extend(event, drawing.current);
    },
    onLostPointerCapture: (event: PointerEvent<HTMLElement>) => {
      if (drawing.current?.pointer === event.pointerId) drawing.current = null;
    },
  };
}

/** All places that a pointer was at since the event before, on the pad. */
function pointsOf(event: PointerEvent<HTMLElement>): PadPoint[] {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  const passed = event.nativeEvent.getCoalescedEvents();
  return (passed.length > 0 ? passed : [event]).map(({ clientX, clientY }) => ({
    x: within((clientX - left) / width),
    y: within((clientY - top) / height),
  }));
}

function isNew(point: PadPoint, last: PadPoint | undefined): boolean {
  return !last || Math.hypot(point.x - last.x, point.y - last.y) >= LEAST_MOVE;
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
