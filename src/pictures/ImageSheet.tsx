import type { ComponentProps } from "react";
import styles from "./ImageSheet.module.css";
import { SheetCanvas } from "./SheetCanvas";

type ImageSheetProps = Omit<ComponentProps<typeof SheetCanvas>, "className"> & {
  readonly className?: string | undefined;
};

/** Several images in rows, as wide as there is room. */
export function ImageSheet({ className, ...sheet }: ImageSheetProps) {
  return <SheetCanvas {...sheet} className={`${styles.sheet} ${className ?? ""}`} />;
}
