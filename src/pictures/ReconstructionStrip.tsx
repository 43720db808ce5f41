import { isUnrecovered } from "../state/run/recovery";
import { usePlayground } from "../state/store";
import { classOf } from "../state/view/dataSet";
import { Tooltip } from "../widgets/Tooltip";
import { imageDefinitions } from "../words/images";
import { Decodings } from "./Decodings";
import { ImageSheet } from "./ImageSheet";
import styles from "./ReconstructionStrip.module.css";

/** Some held-out images, one of every class where there are not too many, above their reconstructions. */
export function ReconstructionStrip() {
  const data = usePlayground((state) => state.data);
  const reconstructions = usePlayground((state) => state.views.reconstructions?.images ?? null);
  const unrecovered = usePlayground(isUnrecovered);
  if (!data)
    return (
      <p className={styles.quiet}>
        {unrecovered ? "No images yet: press Reset to fetch them." : "The data set is on its way."}
      </p>
    );
  const names = data.strip.flatMap((row) => classOf(data, row) ?? []).join(", ");
  const sheet = { count: data.strip.length, columns: data.strip.length, shape: data.imageShape };
  return (
    <div className={styles.strip}>
      <Tooltip content={imageDefinitions.x} more="x">
        x
      </Tooltip>
      <ImageSheet
        images={data.stripImages}
        {...sheet}
        label={names ? `A held-out image of each class: ${names}` : "Held-out images"}
      />
      <Tooltip content={imageDefinitions.reconstruction} more="reconstructed">
        x̂
      </Tooltip>
      <Decodings words="Not trained yet: the same grey for every image.">
        <ImageSheet
          images={reconstructions}
          {...sheet}
          label={names ? `Their reconstructions: ${names}` : "Their reconstructions"}
        />
      </Decodings>
    </div>
  );
}
