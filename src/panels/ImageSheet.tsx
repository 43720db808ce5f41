import { useEffect, useRef } from "react";
import { greyPicture } from "./greyPicture";
import styles from "./ImageCanvas.module.css";
import { useTheme } from "./theme";

interface ImageSheetProps {
  /** Values 0 to 255, [count, height, width, channels]; null draws empty frames. */
  readonly images: Uint8Array | Uint8ClampedArray | null;
  readonly count: number;
  /** Images side by side. */
  readonly columns: number;
  readonly shape: readonly [number, number, number];
  readonly label: string;
  readonly className?: string | undefined;
}

/** Pixels of an image left free between two images. */
const GAP = 2;

/** Several images in rows on one canvas, every pixel a crisp square: dark ink on light paper, or white on black. */
export function ImageSheet({ images, count, columns, shape, label, className }: ImageSheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const [height, width, channels] = shape;
  const rows = Math.ceil(count / columns);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    const pixels = width * height * channels;
    const picture = context.createImageData(width, height);
    for (let index = 0; index < count; index++) {
      const image = images?.subarray(index * pixels, (index + 1) * pixels);
      if (image?.length !== pixels) continue;
      greyPicture(picture.data, image, channels, theme === "light" && channels === 1);
      context.putImageData(picture, (index % columns) * (width + GAP), Math.floor(index / columns) * (height + GAP));
    }
  }, [images, count, columns, width, height, channels, theme]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      width={columns * (width + GAP) - GAP}
      height={rows * (height + GAP) - GAP}
      className={`${styles.sheet} ${className ?? ""}`}
    />
  );
}
