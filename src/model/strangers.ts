import type { ImageShape } from "../experiment/architecture";
import { alterations, canAlter } from "./alterations";

/** Images that are none of a data set's kind: of classes that were left out of it, its own ones altered, or drawn shapes. */
export const strangers = ["leftOut", ...alterations, "shapes"] as const;
export type Stranger = (typeof strangers)[number];

/** The strangers that there can be beside images of a data set, of which classes may have been left out. */
export function strangersTo(imageShape: ImageShape, hasLeftOut: boolean): readonly Stranger[] {
  return strangers.filter((stranger) => {
    if (stranger === "leftOut") return hasLeftOut;
    if (stranger === "shapes") return canDrawShapes(imageShape);
    return canAlter(imageShape, stranger);
  });
}

/** Whether shapes can be drawn as images of a shape: as squares, grey or in colour. */
export function canDrawShapes([height, width, channels]: ImageShape): boolean {
  return height === width && (channels === 1 || channels === 3);
}
