import { type Inking, paintPicture } from "./pixels";

/** A pixel's levels, 0 to 255, as the colour #rrggbb that pictures show it in. */
export function shownColour(levels: readonly number[], inking: Inking): string {
  const shown = new Uint8ClampedArray(4);
  paintPicture(shown, Uint8Array.from(levels), inking);
  return `#${[...shown.subarray(0, 3)].map((level) => level.toString(16).padStart(2, "0")).join("")}`;
}

/** Red, green and blue, 0 to 255, of a colour #rrggbb. */
export function levelsOfColour(hex: string): readonly number[] {
  return [1, 3, 5].map((place) => Number.parseInt(hex.slice(place, place + 2), 16));
}
