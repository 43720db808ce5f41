import { type CSSProperties, type KeyboardEvent, useRef, useState } from "react";
import { placeAfterKey } from "../interaction/gridKeys";
import { ImageSheet } from "../pictures/ImageSheet";
import styles from "./PressableSheet.module.css";

interface PressableSheetProps {
  /** Values 0 to 255, [count, height, width, channels]; null draws empty frames. */
  readonly images: Uint8ClampedArray | null;
  readonly count: number;
  readonly columns: number;
  readonly shape: readonly [number, number, number];
  readonly label: string;
  /** What the sheet is named by where pictures are saved; left out where it is not. */
  readonly picture?: string;
  /** What an image is called by those who do not see it. */
  readonly nameOf: (index: number) => string;
  /** The image that the user's point decodes to; −1 of none. */
  readonly current: number;
  readonly onPress: (index: number) => void;
}

/** A sheet whose images can be pressed; arrow keys go from one to the next. */
export function PressableSheet(props: PressableSheetProps) {
  const { images, count, columns, shape, label, picture, nameOf, current, onPress } = props;
  const group = useRef<HTMLFieldSetElement>(null);
  const [reached, setReached] = useState(0);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeAfterKey(reached, event.key, columns, count);
    if (next === null) return;
    event.preventDefault();
    setReached(next);
    group.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div className={styles.grid} data-picture={picture}>
      <ImageSheet images={images} count={count} columns={columns} shape={shape} label={label} />
      <fieldset
        ref={group}
        className={styles.presses}
        style={{ "--columns": columns } as CSSProperties}
        aria-label={label}
        onKeyDown={onKeyDown}
      >
        {Array.from({ length: count }, (_, index) => index).map((index) => (
          <button
            key={index}
            type="button"
            className={styles.press}
            tabIndex={index === Math.min(reached, count - 1) ? 0 : -1}
            aria-label={nameOf(index)}
            aria-current={index === current || undefined}
            onFocus={() => setReached(index)}
            onClick={() => onPress(index)}
          />
        ))}
      </fieldset>
    </div>
  );
}
