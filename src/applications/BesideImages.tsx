import type { ReactNode } from "react";
import styles from "./BesideImages.module.css";

interface BesideImagesProps {
  /** Canvases with their captions, one below the other. */
  readonly images: ReactNode;
  /** What is told of them. */
  readonly children: ReactNode;
}

/** What an application tells of an image: the image small at the left, numbers and words beside it. */
export function BesideImages({ images, children }: BesideImagesProps) {
  return (
    <div className={styles.tab}>
      <div className={styles.images}>{images}</div>
      <div className={styles.told}>{children}</div>
    </div>
  );
}
