import { drawSheet, type SheetPicture, sheetSize } from "./sheetDrawing";

/** Side of the square that stands for a pixel in what is saved. */
const SCALE = 4;

/** Hands a file to the browser's downloads. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** The name of a file that shows a model as it was at a step. */
export function fileName(subject: string, step: number, extension: string): string {
  return `latent-playground-${subject}-step-${step}.${extension}`;
}

/** A sheet as crisp squares, dark ink on light paper whatever the theme. */
export function sheetCanvas(sheet: SheetPicture): HTMLCanvasElement | null {
  const { width, height } = sheetSize(sheet);
  const small = canvasOf(width, height);
  const large = canvasOf(width * SCALE, height * SCALE);
  if (!small || !large) return null;
  small.fillStyle = "#ffffff";
  small.fillRect(0, 0, width, height);
  drawSheet(small, sheet, true);
  large.imageSmoothingEnabled = false;
  large.drawImage(small.canvas, 0, 0, width * SCALE, height * SCALE);
  return large.canvas;
}

function canvasOf(width: number, height: number): CanvasRenderingContext2D | null {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas.getContext("2d");
}
