import { ImageCanvas } from "../../pictures/ImageCanvas";
import { usePlayground } from "../../state/store";
import { imageShapeOf } from "../../state/view/dataSet";
import styles from "./DecodedInset.module.css";

/** The decoded image in the map's corner as soon as there is one, where its panel scrolls away; that panel tells it to those who hear the page. */
export function DecodedInset() {
  const shape = usePlayground(imageShapeOf);
  const image = usePlayground((state) => state.views.point?.image ?? null);
  if (!image) return null;
  return (
    <div aria-hidden className={styles.inset} data-not-in-picture>
      <ImageCanvas pixels={image} shape={shape} label="Decoded at the ring" className={styles.image} />
    </div>
  );
}
