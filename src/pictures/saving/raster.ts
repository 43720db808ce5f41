import type { PrintedFigure } from "./figure";

/** A figure as PNG, so many times its size; null where the browser makes no picture as large. */
export async function rasterized({ source, width, height }: PrintedFigure, scale: number): Promise<Blob | null> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
  try {
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = scale * width;
    canvas.height = scale * height;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve));
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}
