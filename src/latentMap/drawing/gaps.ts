import type { PlaneField } from "../../model/latent/planeField";
import { FAR } from "../layers/gaps";
import { type MapScale, toPixel } from "../plane/coordinates";

/** Standard deviations up to which there is no shade. */
const NEAR = 1;

/** A field of distances as a picture, a cell for a pixel: clear near a posterior, far from all of that colour. */
export function shadeOf({ values, columns, rows }: PlaneField, colour: string, opacity: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  const picture = context?.createImageData(columns, rows);
  if (!context || !picture) return canvas;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const distance = values[(rows - 1 - row) * columns + column] ?? 0;
      const share = Math.min(1, Math.max(0, (distance - NEAR) / (FAR - NEAR)));
      picture.data[4 * (row * columns + column) + 3] = 255 * opacity * share ** 2;
    }
  }
  context.putImageData(picture, 0, 0);
  context.globalCompositeOperation = "source-in";
  context.fillStyle = colour;
  context.fillRect(0, 0, columns, rows);
  return canvas;
}

/** The shade where its places lie. */
export function drawShade(
  context: CanvasRenderingContext2D,
  scale: MapScale,
  { first, cell, columns, rows }: PlaneField,
  shade: HTMLCanvasElement,
): void {
  const [left, top] = toPixel(scale, [first[0] - cell / 2, first[1] + (rows - 0.5) * cell]);
  context.imageSmoothingEnabled = true;
  context.drawImage(shade, left, top, columns * cell * scale.unit, rows * cell * scale.unit);
}
