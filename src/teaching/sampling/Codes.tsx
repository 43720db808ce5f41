import { ImageCanvas } from "../../pictures/ImageCanvas";
import { SheetCanvas } from "../../pictures/SheetCanvas";
import styles from "./SamplingLayer.module.css";

interface CodesProps {
  readonly name: string;
  readonly image: Uint8Array;
  readonly shape: readonly [number, number, number];
  /** Grey levels, [count, pixels]; null before anything is decoded. */
  readonly decoded: Uint8ClampedArray | null;
}

const COLUMNS = 5;

/** The image, what the decoder makes of the latest z, and of those before it. */
export function Codes({ name, image, shape, decoded }: CodesProps) {
  const count = decoded ? decoded.length / image.length : 0;
  return (
    <div className={styles.codes}>
      <figure>
        <ImageCanvas pixels={image} shape={shape} label={`Image x, ${name}`} className={styles.image} />
        <figcaption>{`x, ${name}`}</figcaption>
      </figure>
      <figure>
        <ImageCanvas
          pixels={decoded?.subarray((count - 1) * image.length) ?? null}
          shape={shape}
          label="x̂ at the latest z"
          className={styles.image}
        />
        <figcaption>x̂ at z</figcaption>
      </figure>
      {decoded && count > 1 && (
        <figure className={styles.all}>
          <SheetCanvas
            images={decoded}
            count={count}
            columns={COLUMNS}
            shape={shape}
            label={`x̂ at the latest ${count} draws`}
            className={styles.sheet ?? ""}
          />
          <figcaption>{`x̂ of the latest ${count} draws`}</figcaption>
        </figure>
      )}
    </div>
  );
}
