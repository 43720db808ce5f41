import { paintPicture } from "./pixels";

/** Images to be drawn in rows: values 0 to 255, [count, height, width, channels]. */
export interface SheetPicture {
  readonly images: Uint8Array | Uint8ClampedArray;
  readonly count: number;
  /** Images side by side. */
  readonly columns: number;
  readonly shape: readonly [number, number, number];
}

/** Pixels of an image left free between two images. */
const GAP = 2;

/** Width and height in pixels of a sheet with so many images. */
export function sheetSize({ count, columns, shape: [height, width] }: Omit<SheetPicture, "images">): {
  readonly width: number;
  readonly height: number;
} {
  const rows = Math.ceil(count / columns);
  return { width: columns * (width + GAP) - GAP, height: rows * (height + GAP) - GAP };
}

/** Shares of the width of a sheet of so many columns that an image takes, and an image with the gap after it. */
export function sharesOf(
  shape: SheetPicture["shape"],
  columns: number,
): { readonly width: number; readonly pitch: number } {
  const { width } = sheetSize({ count: columns, columns, shape });
  return { width: shape[1] / width, pitch: (shape[1] + GAP) / width };
}

/** Draws a sheet, a pixel for a pixel; on paper, grey levels are dark ink. */
export function drawSheet(
  context: CanvasRenderingContext2D,
  { images, count, columns, shape: [height, width, channels] }: SheetPicture,
  onPaper: boolean,
): void {
  const pixels = width * height * channels;
  const picture = context.createImageData(width, height);
  for (let index = 0; index < count; index++) {
    const image = images.subarray(index * pixels, (index + 1) * pixels);
    if (image.length !== pixels) continue;
    paintPicture(picture.data, image, { channels, onPaper });
    context.putImageData(picture, (index % columns) * (width + GAP), Math.floor(index / columns) * (height + GAP));
  }
}
