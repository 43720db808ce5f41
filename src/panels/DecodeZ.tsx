import { actions, usePlayground } from "../state/store";
import { Panel } from "../widgets/Panel";
import { Tooltip } from "../widgets/Tooltip";
import { Coordinate } from "./DecodeZ/Coordinate";
import styles from "./DecodeZ.module.css";
import { ImageCanvas } from "./ImageCanvas";
import { pointText } from "./notation";
import { useNearest } from "./useNearest";

/** Dimensions that are written out; of more, the sliders tell. */
const WRITTEN_DIMENSIONS = 3;
/** Sliders that find room below the image at its largest. */
const SLIDERS_BELOW_LARGE = 4;
const MNIST_SHAPE = [28, 28, 1] as const;

/** The panel on the decoder: the image that it makes of the user's point, and a slider for every coordinate of it. */
export function DecodeZ() {
  const latentDim = usePlayground((state) => state.z.length);
  return (
    <Panel title="Decode z" controls={<BackToOrigin />} className={styles.panel}>
      <Decoded />
      <div className={styles.sliders}>
        {Array.from({ length: latentDim }, (_, dimension) => dimension).map((dimension) => (
          <Coordinate key={dimension} dimension={dimension} />
        ))}
      </div>
    </Panel>
  );
}

function Decoded() {
  const shape = usePlayground((state) => state.data?.imageShape ?? MNIST_SHAPE);
  const image = usePlayground((state) => state.decoded?.image ?? null);
  const many = usePlayground((state) => state.z.length > SLIDERS_BELOW_LARGE);
  return (
    <div className={styles.decoded} data-compact={many || undefined}>
      <ImageCanvas pixels={image} shape={shape} label="Decoded image" className={styles.large} />
      <div className={styles.about}>
        <Position />
        <NearestImage shape={shape} />
      </div>
    </div>
  );
}

function Position() {
  const z = usePlayground((state) => state.z);
  const written = z.length <= WRITTEN_DIMENSIONS ? `z = ${pointText(z, 2)}` : `z, ${z.length} dimensions`;
  const distance = Math.hypot(...z);
  return (
    <div>
      <p className={styles.quiet}>
        <Tooltip content="x̂, the mean of p(x|z): every pixel's probability of ink.">mean of p(x|z)</Tooltip> at
      </p>
      <p className={styles.point}>{written}</p>
      <p className={styles.quiet}>{distance.toFixed(1)} σ from the origin</p>
    </div>
  );
}

function NearestImage({ shape }: { readonly shape: readonly [number, number, number] }) {
  const nearest = useNearest();
  const name = nearest ? `Nearest held-out image, of class ${nearest.className}` : "No held-out image yet";
  return (
    <div className={styles.nearest}>
      <p className={styles.quiet}>
        nearest
        <br />
        held-out x
        <br />
        <b>{nearest?.className ?? ""}</b>
      </p>
      <ImageCanvas pixels={nearest?.image ?? null} shape={shape} label={name} className={styles.small} />
    </div>
  );
}

function BackToOrigin() {
  const latentDim = usePlayground((state) => state.z.length);
  const atOrigin = usePlayground((state) => state.z.every((coordinate) => coordinate === 0));
  return (
    <button
      type="button"
      className={styles.button}
      disabled={atOrigin}
      onClick={() => actions.moveTo(Array.from({ length: latentDim }, () => 0))}
    >
      Back to the origin
    </button>
  );
}
