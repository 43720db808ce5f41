import { onLightPage } from "../../pictures/saving/prints";
import type { MapScale } from "../plane/coordinates";
import { inksOf } from "./inks";
import { type Content, drawPicture } from "./picture";

const PAPER = "#ffffff";

/** The map dark on white in a thin frame, with so many device pixels a CSS pixel. */
export function drawnOnPaper(scale: MapScale, content: Content, ratio: number): HTMLCanvasElement {
  const isDark = document.documentElement.dataset["theme"] === "dark";
  const { width, height } = scale;
  const { canvas, context } = blank(Math.round(ratio * width), Math.round(ratio * height));
  if (!context) return canvas;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  onLightPage(() => {
    const inks = { ...inksOf("light"), background: PAPER };
    const light = isDark ? lightened(content, inks.line) : content;
    drawPicture(context, scale, light, inks);
    context.lineWidth = 1;
    context.strokeStyle = inks.line;
    context.strokeRect(0.5, 0.5, width - 1, height - 1);
  });
  return canvas;
}

/** What was drawn for a dark page, for a light one. */
function lightened(content: Content, line: string): Content {
  const { manifold, gaps, images, layers } = content;
  const isGrey = images?.imageShape[2] === 1;
  return {
    ...content,
    ...content.coloursOn("light"),
    manifold: manifold && isGrey ? { ...manifold, atlas: inverted(manifold.atlas) } : manifold,
    gaps: gaps && { ...gaps, shade: tinted(gaps.shade, layers.manifold ? PAPER : line) },
  };
}

/** With black for white. */
function inverted(picture: HTMLCanvasElement): HTMLCanvasElement {
  const { canvas, context } = blank(picture.width, picture.height);
  if (!context) return picture;
  context.fillStyle = PAPER;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.globalCompositeOperation = "difference";
  context.drawImage(picture, 0, 0);
  return canvas;
}

/** As opaque as it is, of one colour. */
function tinted(picture: HTMLCanvasElement, colour: string): HTMLCanvasElement {
  const { canvas, context } = blank(picture.width, picture.height);
  if (!context) return picture;
  context.drawImage(picture, 0, 0);
  context.globalCompositeOperation = "source-in";
  context.fillStyle = colour;
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}

function blank(width: number, height: number) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return { canvas, context: canvas.getContext("2d") };
}
