import type { RunPicture } from "../../library/runs";
import { classColour } from "../../pictures/classColours";
import type { Theme } from "../../pictures/theme";

const NO_CLASS: Readonly<Record<Theme, string>> = { light: "#4b5563", dark: "#cbd5e1" };
/** Side of a point on a picture of 128. */
const POINT = 3;

/** Draws a run's map in small over a square canvas, so that all of its points are in it. */
export function drawRunPicture(context: CanvasRenderingContext2D, picture: RunPicture | null, theme: Theme): void {
  const side = context.canvas.width;
  context.clearRect(0, 0, side, side);
  if (!picture) return;
  const { mu, labels } = picture;
  const reach = 1.08 * mu.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const size = (POINT * side) / 128;
  for (let index = 0; 2 * index < mu.length; index++) {
    const [x, y] = [mu[2 * index] ?? 0, mu[2 * index + 1] ?? 0];
    context.fillStyle = labels ? classColour(labels[index] ?? 0, theme) : NO_CLASS[theme];
    context.fillRect((side * (1 + x / reach) - size) / 2, (side * (1 - y / reach) - size) / 2, size, size);
  }
}
