import { sheetCanvas } from "../download";
import { paperPaintings } from "./paper";
import type { Prints } from "./part";

/** Device pixels a CSS pixel of what is drawn by canvases: as many as the largest PNG has. */
const RATIO = 4;

/** All canvases within an element that are drawn otherwise on paper, as they are there. */
export async function printsOf(root: ParentNode): Promise<Prints> {
  const prints = new Map<HTMLCanvasElement, HTMLCanvasElement>();
  for (const canvas of root.querySelectorAll("canvas")) {
    if (canvas.getClientRects().length === 0) continue;
    const painting = paperPaintings.get(canvas);
    const print = typeof painting === "function" ? await painting(RATIO) : painting && sheetCanvas(painting);
    if (print) prints.set(canvas, print);
  }
  return prints;
}

/** Does something, at once, while all styles are those of the light theme; nothing of it is seen. */
export function onLightPage<Result>(work: () => Result): Result {
  const { dataset } = document.documentElement;
  const { theme } = dataset;
  dataset["theme"] = "light";
  try {
    return work();
  } finally {
    if (theme === undefined) delete dataset["theme"];
    else dataset["theme"] = theme;
  }
}
