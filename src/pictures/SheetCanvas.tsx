import { useLayoutEffect, useRef } from "react";
import { paperPaintings } from "./saving/paper";
import { drawSheet, sheetSize } from "./sheetDrawing";
import { useTheme } from "./theme";

interface SheetCanvasProps {
  /** Values 0 to 255, [count, height, width, channels]; null draws empty frames. */
  readonly images: Uint8Array | Uint8ClampedArray | null;
  readonly count: number;
  /** Images side by side. */
  readonly columns: number;
  readonly shape: readonly [number, number, number];
  readonly label: string;
  readonly className: string;
}

/** Several images in rows on one canvas, every pixel a crisp square: dark ink on light paper, or white on black. */
export function SheetCanvas({ images, count, columns, shape, label, className }: SheetCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const { width, height } = sheetSize({ count, columns, shape });
  // Before the browser paints, so that an image is not a frame late.
  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    if (!images) return;
    const sheet = { images, count, columns, shape };
    paperPaintings.set(context.canvas, sheet);
    drawSheet(context, sheet, theme === "light");
  }, [images, count, columns, shape, theme]);
  return <canvas ref={canvas} role="img" aria-label={label} width={width} height={height} className={className} />;
}
