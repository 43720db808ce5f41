import { drawContours } from "../drawing/contours";
import { densityContours } from "./density";

/** What finds contours and draws them, which is fetched when they are first wanted. */
export const densityPart = { drawContours, densityContours } as const;
