import { useMemo } from "react";
import { sizeOf } from "../../experiment/architecture";
import { ImageSheet } from "../../pictures/ImageSheet";
import { usePlayground } from "../../state/store";
import { imageShapeOf } from "../../state/view/dataSet";
import styles from "./Extremes.module.css";
import { extremeRows } from "./scoreBins";

interface ExtremesProps {
  readonly usual: Float32Array;
  readonly unusual: Float32Array;
  readonly unusualImages: Uint8Array;
}

/** Images side by side. */
const SHOWN = 6;

/** The images that score highest and lowest, of either kind; in the middle columns lie the mistakes. */
export function Extremes({ usual, unusual, unusualImages }: ExtremesProps) {
  const testImages = usePlayground((state) => state.data?.testImages ?? null);
  return (
    <div className={styles.extremes}>
      <Few title="Usual, least unusual" images={testImages} scores={usual} end="lowest" />
      <Few title="Usual, most unusual" images={testImages} scores={usual} end="highest" />
      <Few title="Unusual, least so" images={unusualImages} scores={unusual} end="lowest" />
      <Few title="Unusual, most so" images={unusualImages} scores={unusual} end="highest" />
    </div>
  );
}

interface FewProps {
  readonly title: string;
  readonly images: Uint8Array | null;
  readonly scores: Float32Array;
  readonly end: "highest" | "lowest";
}

function Few({ title, images, scores, end }: FewProps) {
  const shape = usePlayground(imageShapeOf);
  const rows = useMemo(() => extremeRows(scores, end, SHOWN), [scores, end]);
  const picked = useMemo(() => images && pickedImages(images, rows, sizeOf(shape)), [images, rows, shape]);
  return (
    <figure className={styles.few}>
      <figcaption>{title}</figcaption>
      <ImageSheet images={picked} count={rows.length} columns={SHOWN} shape={shape} label={`${title}: images`} />
    </figure>
  );
}

function pickedImages(images: Uint8Array, rows: readonly number[], size: number): Uint8Array {
  const picked = new Uint8Array(rows.length * size);
  for (const [place, row] of rows.entries()) picked.set(images.subarray(row * size, (row + 1) * size), place * size);
  return picked;
}
