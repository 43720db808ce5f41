import { useLayoutEffect, useRef } from "react";
import { greyPicture } from "./greyPicture";
import styles from "./ImageCanvas.module.css";
import { useTheme } from "./theme";

interface ImageCanvasProps {
  /** Values 0 to 255, [height, width, channels]; null draws an empty frame. */
  readonly pixels: Uint8Array | Uint8ClampedArray | null;
  readonly shape: readonly [number, number, number];
  readonly label: string;
  readonly className?: string | undefined;
}

/** One image, every pixel a crisp square: dark ink on light paper, or white on black in the dark theme. */
export function ImageCanvas({ pixels, shape: [height, width, channels], label, className }: ImageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  // Before the browser paints, so that an image is not a frame late.
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, width, height);
    if (!pixels) return;
    const picture = context.createImageData(width, height);
    greyPicture(picture.data, pixels, channels, theme === "light" && channels === 1);
    context.putImageData(picture, 0, 0);
  }, [pixels, width, height, channels, theme]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      width={width}
      height={height}
      className={`${styles.image} ${className ?? ""}`}
    />
  );
}
