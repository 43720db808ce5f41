import type { Decoder } from "./pictures";

/**
 * Decodes pictures as a browser does, their colours as they are stored, and lays each on paper of a level. All are drawn
 * on one canvas: making one takes longer than drawing a small picture. What the browser cannot decode is an error of its.
 */
export function pictureDecoder(): Decoder["decode"] {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return async (bytes, paper, mostSide) => {
    const bitmap = await createImageBitmap(new Blob([bytes as BlobPart]), { colorSpaceConversion: "none" });
    try {
      if (!context) throw new RangeError("noCanvas");
      const scale = Math.min(1, mostSide / Math.max(bitmap.width, bitmap.height));
      const sideOf = (side: number) => Math.max(1, Math.round(scale * side));
      const [width, height] = [sideOf(bitmap.width), sideOf(bitmap.height)];
      // A new size makes new memory, although the sizes may be equal.
      if (canvas.width !== width) canvas.width = width;
      if (canvas.height !== height) canvas.height = height;
      context.fillStyle = `rgb(${paper}, ${paper}, ${paper})`;
      context.fillRect(0, 0, width, height);
      context.imageSmoothingQuality = "high";
      context.drawImage(bitmap, 0, 0, width, height);
      return { width, height, channels: 4, levels: context.getImageData(0, 0, width, height).data };
    } finally {
      bitmap.close();
    }
  };
}
