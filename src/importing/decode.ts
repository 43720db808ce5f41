import type { Raster } from "./raster";

/**
 * Decodes a picture as a browser does, its colours as they are stored, and lays it on paper of a level.
 * @throws Error of the browser where it cannot
 */
export async function decodePicture(bytes: Uint8Array, paper: number, mostSide: number): Promise<Raster> {
  const bitmap = await createImageBitmap(new Blob([bytes as BlobPart]), { colorSpaceConversion: "none" });
  try {
    const scale = Math.min(1, mostSide / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(scale * side))) as [
      number,
      number,
    ];
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    if (!context) throw new RangeError("noCanvas");
    context.fillStyle = `rgb(${paper}, ${paper}, ${paper})`;
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, width, height);
    return { width, height, channels: 4, levels: context.getImageData(0, 0, width, height).data };
  } finally {
    bitmap.close();
  }
}
