import type { PadPoint } from "../../state/view/drawing";

/** Shares of the pad's side that an arrow key moves the pen by, alone and with Shift. */
const STEP = 0.04;
const LARGE_STEP = 0.16;

/** The pen that keys move: where it is, and whether it draws. */
export interface KeyboardPen {
  readonly at: PadPoint;
  readonly down: boolean;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The pen after a key; null where the key means nothing to it. */
export function penAfter(pen: KeyboardPen, key: { key: string; shiftKey: boolean }): KeyboardPen | null {
  if (key.key === " ") return { ...pen, down: !pen.down };
  const direction = directions[key.key];
  if (!direction) return null;
  const step = key.shiftKey ? LARGE_STEP : STEP;
  const [x, y] = [pen.at.x + direction[0] * step, pen.at.y + direction[1] * step];
  return { ...pen, at: { x: within(x), y: within(y) } };
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
