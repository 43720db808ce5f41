import { type KeyboardEvent, useState } from "react";
import type { PadPoint, Stroke } from "../../state/view/drawing";
import { type KeyboardPen, penAfter } from "./keyboardPen";

const lifted: KeyboardPen = { at: { x: 0.5, y: 0.3 }, down: false };

/** Draws with the arrow keys, in an ink: Space puts the pen down and lifts it. */
export function useKeyboardPen(
  strokes: readonly Stroke[],
  ink: Stroke["ink"],
  draw: (strokes: readonly Stroke[]) => void,
) {
  const [pen, setPen] = useState(lifted);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.altKey || event.ctrlKey || event.metaKey ? null : penAfter(pen, event);
    if (!next) return;
    event.preventDefault();
    setPen(next);
    if (next.down) draw(pen.down ? extended(strokes, next.at) : [...strokes, { points: [next.at], ink }]);
  };
  return { pen, onKeyDown, onBlur: () => setPen({ ...pen, down: false }) };
}

function extended(strokes: readonly Stroke[], point: PadPoint): Stroke[] {
  const { points = [], ink = null } = strokes.at(-1) ?? {};
  return [...strokes.slice(0, -1), { points: [...points, point], ink }];
}
