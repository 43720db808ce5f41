import { SheetCanvas } from "../../pictures/SheetCanvas";
import { Bars } from "./Bars";
import { channelMaps } from "./channelMaps";
import styles from "./Flow.module.css";
import type { FlowLayer } from "./stages";

interface LayerPictureProps {
  readonly layer: FlowLayer;
  /** What it gives; undefined before that is known. */
  readonly values: Float32Array | undefined;
  /** Channels that are drawn at most, and how many of them side by side. */
  readonly maps: number;
  readonly columns: number;
  /** Numbers of a flat layer that are drawn at most. */
  readonly bars: number;
  readonly label: string;
}

/** What a layer gives as a picture: a sheet of feature maps, or bars. */
export function LayerPicture({ layer: { drawn }, values, maps, columns, bars, label }: LayerPictureProps) {
  if (drawn.length === 1) {
    return (
      <span role="img" aria-label={label} className={styles.chart}>
        <Bars values={values?.subarray(0, bars) ?? []} />
      </span>
    );
  }
  const [height, width, channels] = drawn;
  const sheet = values && channelMaps(values, drawn, maps);
  const count = Math.min(maps, channels);
  return (
    <SheetCanvas
      images={sheet?.images ?? null}
      count={count}
      columns={Math.min(columns, count)}
      shape={[height, width, 1]}
      label={label}
      className={styles.maps ?? ""}
    />
  );
}
