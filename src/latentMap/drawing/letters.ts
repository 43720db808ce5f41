import type { Letter } from "../points/letters";
import type { Inks } from "./inks";
import { FULL_TURN } from "./strokes";

/** The classes' letters in ink, on discs of the ground's colour with a rim of the class's. */
export function drawLetters(
  context: CanvasRenderingContext2D,
  letters: readonly Letter[],
  colours: readonly string[],
  inks: Inks,
): void {
  context.font = `700 12px ${inks.font}`;
  context.lineWidth = 2.5;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { text, label, place } of letters) {
    context.beginPath();
    context.arc(place[0], place[1], 10, 0, FULL_TURN);
    context.fillStyle = inks.ground;
    context.fill();
    context.strokeStyle = colours[label % colours.length] ?? inks.ink;
    context.stroke();
    context.fillStyle = inks.ink;
    context.fillText(text, place[0], place[1] + 1);
  }
}
