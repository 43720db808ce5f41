import styles from "./ImageCanvas.module.css";
import { SheetCanvas } from "./SheetCanvas";

interface ImageCanvasProps {
  /** Values 0 to 255, [height, width, channels]; null draws an empty frame. */
  readonly pixels: Uint8Array | Uint8ClampedArray | null;
  readonly shape: readonly [number, number, number];
  readonly label: string;
  readonly className?: string | undefined;
}

/** One image in a frame. */
export function ImageCanvas({ pixels, className, ...image }: ImageCanvasProps) {
  return (
    <SheetCanvas {...image} images={pixels} count={1} columns={1} className={`${styles.image} ${className ?? ""}`} />
  );
}
