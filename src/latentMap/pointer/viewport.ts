import type { MapWindow } from "../../experiment/sight";
import type { Projection } from "../../model/latent/projection";
import { changeArrow, changePath } from "../../state/actions/applications";
import { changeMap, pick } from "../../state/actions/map";
import { moveTo, pin } from "../../state/actions/probe";
import type { Model } from "../../state/model";
import type { State } from "../../state/state";
import type { PathEnd } from "../../state/view/path";
import type { Picking } from "../../state/view/picking";
import { type MapScale, type Pixel, toPoint } from "../plane/coordinates";
import { type IsShown, type PixelBox, rowNear, rowsWithin } from "../plane/lookup";
import { placedAt } from "../plane/move";

/** CSS pixels from an image's place within which a press means the image. */
export const REACH = 8;

/** Where things lie on the map at the moment, and what a press on it is done to. */
export interface Viewport {
  readonly models: readonly Model[];
  readonly scale: MapScale;
  readonly projection: Projection;
  /** CSS pixels of the images, [count, 2]; null before there are any. */
  readonly places: Float32Array | null;
  readonly isShown: IsShown;
}

/** All that a press on the map needs to know to be understood. */
export interface PressContext extends Viewport {
  readonly state: Pick<State, "z" | "picking" | "path" | "arrow">;
}

/** What a press at a pixel means: the image there, or else the place. */
export function endAt({ scale, projection, places, isShown, state }: PressContext, at: Pixel): PathEnd {
  const row = places ? rowNear(places, at, REACH, isShown) : -1;
  if (row >= 0) return { kind: "held-out", row };
  return { kind: "point", z: placedAt(state.z, projection, toPoint(scale, at)) };
}

/** Takes what was pressed for the end of the path that is being picked; else pins an image, or brings the ring there. */
export function press(
  models: readonly Model[],
  { picking, path }: Pick<State, "picking" | "path">,
  end: PathEnd,
): void {
  if (picking === "A" || picking === "B") {
    changePath(models, { ends: picking === "A" ? [end, path.ends[1]] : [path.ends[0], end] });
    pick(models, null);
  } else if (end.kind === "held-out") {
    // In a task of its own, not in the frame that the press came with: half the page shows a pinned image.
    setTimeout(() => pin(models, end.row));
  } else moveTo(models, end.z);
}

/** Takes the images in a rectangle for the group that is being picked; a rectangle without any picks nothing. */
export function chooseGroup({ models, places, isShown, state: { picking, arrow } }: PressContext, box: PixelBox): void {
  const rows = places ? rowsWithin(places, box, isShown) : [];
  if (rows.length === 0) return;
  const group = { kind: "selection", rows: Uint32Array.from(rows) } as const;
  changeArrow(models, {
    groups: picking === "group A" ? [group, arrow.groups[1]] : [arrow.groups[0], group],
  });
  pick(models, null);
}

/** Brings the ring under a pixel. */
export function moveRing({ models, scale, projection, state: { z } }: PressContext, at: Pixel): void {
  moveTo(models, placedAt(z, projection, toPoint(scale, at)));
}

/** Shows another part of latent space; a map of one dimension only moves along it. */
export function moveViewport({ models, projection }: Viewport, { centre, range }: MapWindow): void {
  const flat = projection.up.every((component) => component === 0);
  changeMap(models, { window: { range, centre: flat ? [centre[0], 0] : centre } });
}

/** Whether a rectangle of the map is being picked. */
export function picksGroup(picking: Picking | null): boolean {
  return picking === "group A" || picking === "group B";
}
