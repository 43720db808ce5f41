import type { PointerEvent } from "react";
import { Decodings } from "../../pictures/Decodings";
import { ImageSheet } from "../../pictures/ImageSheet";
import styles from "./PathStrip.module.css";
import { nearestFrame } from "./play";

/** Most images that stand side by side; of more there are two rows. */
const MOST_COLUMNS = 16;

function stripColumns(count: number): number {
  return count <= MOST_COLUMNS ? count : Math.ceil(count / 2);
}

interface PathStripProps {
  /** Values 0 to 255, [count, height, width, channels]; null draws empty frames. */
  readonly images: Uint8ClampedArray | null;
  readonly count: number;
  readonly shape: readonly [number, number, number];
  /** Where the user is, 0 to 1. */
  readonly position: number;
  readonly onPress: (position: number) => void;
}

/** The images along a path, the one nearest to the user framed; pressing one goes there, as the slider below does. */
export function PathStrip({ images, count, shape, position, onPress }: PathStripProps) {
  const columns = stripColumns(count);
  const rows = Math.ceil(count / columns);
  const frame = nearestFrame(position, count);
  const press = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    const box = currentTarget.getBoundingClientRect();
    const across = Math.floor(((clientX - box.left) / box.width) * columns);
    const down = Math.floor(((clientY - box.top) / box.height) * rows);
    const pressed = down * columns + Math.min(across, columns - 1);
    if (pressed >= 0 && pressed < count) onPress(pressed / (count - 1));
  };
  const place = {
    width: `${100 / columns}%`,
    height: `${100 / rows}%`,
    left: `${(100 * (frame % columns)) / columns}%`,
    top: `${(100 * Math.floor(frame / columns)) / rows}%`,
  };
  return (
    <div className={styles.box} data-picture="path">
      <div className={styles.strip} onPointerDown={press}>
        <Decodings words="Not trained yet: grey all along the path.">
          <ImageSheet
            images={images}
            count={count}
            columns={columns}
            shape={shape}
            label={`${count} images along the path from A to B`}
          />
        </Decodings>
        <span aria-hidden className={styles.frame} style={place} />
      </div>
    </div>
  );
}
