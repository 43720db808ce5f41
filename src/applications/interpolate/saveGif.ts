import { download, fileName } from "../../pictures/download";
import { announce } from "../../state/announcement";
import type { Sheet } from "../../state/view/viewState";
import type { Workspace } from "../../state/workspace";
import { THERE_AND_BACK_MS, thereAndBack } from "./play";

/** Side of the square that stands for a pixel. */
const SCALE = 8;

/** Saves the images of a path as a GIF that goes there and back for as long as the page plays it. */
export async function saveGif(
  workspace: Workspace,
  sheet: Sheet,
  count: number,
  shape: readonly [number, number, number],
): Promise<void> {
  const pixels = sheet.images.length / count;
  const order = thereAndBack(count);
  const frames = order.map((place) => sheet.images.subarray(place * pixels, (place + 1) * pixels));
  const gif = await import("../../pictures/gif").catch(() => null);
  if (!gif)
    return announce(workspace, "The GIF could not be made: the part of the page that makes it did not load", "shown");
  const bytes = await gif.encodeGif({ frames, shape, scale: SCALE, delayMs: THERE_AND_BACK_MS / order.length });
  download(new Blob([bytes], { type: "image/gif" }), fileName("interpolation", sheet.step, "gif"));
}
