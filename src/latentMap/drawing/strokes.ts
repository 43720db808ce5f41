import type { Pixel } from "../plane/coordinates";

/** Radians. */
export const FULL_TURN = 2 * Math.PI;

/** Text with a rim of the background's colour, so that it can be read over dots. */
export function drawHaloed(
  context: CanvasRenderingContext2D,
  text: string,
  [x, y]: Pixel,
  ink: string,
  background: string,
): void {
  context.lineWidth = 4;
  context.lineJoin = "round";
  context.strokeStyle = background;
  context.strokeText(text, x, y);
  context.fillStyle = ink;
  context.fillText(text, x, y);
}

export function strokeLine(context: CanvasRenderingContext2D, from: Pixel, to: Pixel): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

/** The middle of a pixel, where a line one pixel wide is sharp. */
export function crisp(position: number): number {
  return Math.round(position) + 0.5;
}
