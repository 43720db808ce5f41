import type { Letter } from "../points/letters";
import { shortened } from "./glyphs";
import { fontOf, type Inks } from "./inks";
import { FULL_TURN } from "./strokes";

/** Radius of the disc of a short name, and the width of the longest that it holds, in CSS pixels at the usual text size. */
const RADIUS = 10;
const SHORT_NAME = 14;

/** The outline of a disc around a place, drawn out by so many pixels where a name needs more room. */
function disc(context: CanvasRenderingContext2D, [x, y]: Letter["place"], radius: number, wider: number): void {
  context.beginPath();
  if (wider === 0) return context.arc(x, y, radius, 0, FULL_TURN);
  context.arc(x - wider / 2, y, radius, FULL_TURN / 4, (3 * FULL_TURN) / 4);
  context.arc(x + wider / 2, y, radius, -FULL_TURN / 4, FULL_TURN / 4);
  context.closePath();
}

/** The classes' letters in ink, on discs of the background's colour with a rim of the class's. */
export function drawLetters(
  context: CanvasRenderingContext2D,
  letters: readonly Letter[],
  colours: readonly string[],
  inks: Inks,
): void {
  const { textScale } = inks;
  context.font = fontOf(inks, 12, "700");
  context.lineWidth = 2.5 * textScale;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { text, label, place } of letters) {
    const name = shortened(text);
    disc(context, place, RADIUS * textScale, Math.max(0, context.measureText(name).width - SHORT_NAME * textScale));
    context.fillStyle = inks.background;
    context.fill();
    context.strokeStyle = colours[label] ?? inks.ink;
    context.stroke();
    context.fillStyle = inks.ink;
    context.fillText(name, place[0], place[1] + 1);
  }
}
