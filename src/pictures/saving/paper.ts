import type { SheetPicture } from "../sheetDrawing";

/** Draws what a canvas shows on a canvas of its own: dark on white, with so many device pixels a CSS pixel. */
export type PaperPainting = (ratio: number) => Promise<HTMLCanvasElement>;

/** What canvases show whose pixels are of the screen or the theme, for those who print them; others are taken as they are. */
export const paperPaintings = new WeakMap<HTMLCanvasElement, SheetPicture | PaperPainting>();
