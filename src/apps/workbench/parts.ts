import type { HideablePart } from "../../experiment/presentation";

/** The parts that the column of settings holds. */
export const settingParts: readonly HideablePart[] = ["objective", "model", "training"];
/** The parts that stand right of the map on a wide screen. */
export const rightParts: readonly HideablePart[] = ["decode", "explore", "reconstructions"];

/** Whether there are such parts and all of them are left out. */
export function areHidden(parts: readonly HideablePart[], hidden: readonly HideablePart[]): boolean {
  return parts.length > 0 && parts.every((part) => hidden.includes(part));
}
