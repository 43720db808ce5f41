import { isUnrecovered } from "../state/run/recovery";
import { usePlayground } from "../state/store";
import { classOf, dataSetOf } from "../state/view/dataSet";
import { Tooltip } from "../widgets/Tooltip";
import { imageDefinitions } from "../words/images";
import { Decodings } from "./Decodings";
import { ImageSheet } from "./ImageSheet";
import styles from "./ReconstructionStrip.module.css";

/** Images that are held for before the data set tells how many there will be. */
const EXPECTED = 10;

/** Some held-out images, one of every class where there are not too many, above their reconstructions; empty frames as high until they come. */
export function ReconstructionStrip() {
  const data = usePlayground((state) => state.data);
  const shape = usePlayground((state) => dataSetOf(state).imageShape);
  const reconstructions = usePlayground((state) => state.views.reconstructions?.images ?? null);
  const unrecovered = usePlayground(isUnrecovered);
  const names = data?.strip.flatMap((row) => classOf(data, row) ?? []).join(", ");
  const count = data?.strip.length ?? EXPECTED;
  const sheet = { count, columns: count, shape };
  const failed = usePlayground((state) => state.failure !== null);
  const awaited = unrecovered ? missingText(failed) : "The data set is on its way.";
  return (
    <div className={styles.strip} data-picture="reconstructions" data-in-picture>
      <Tooltip content={imageDefinitions.x} more="x">
        x
      </Tooltip>
      <ImageSheet
        images={data?.stripImages ?? null}
        {...sheet}
        label={names ? `A held-out image of each class: ${names}` : "Held-out images"}
      />
      <Tooltip content={imageDefinitions.reconstruction} more="reconstructed">
        x̂
      </Tooltip>
      <Decodings words={data ? "Not trained yet: the same grey for every image." : awaited}>
        <ImageSheet
          images={reconstructions}
          {...sheet}
          label={names ? `Their reconstructions: ${names}` : "Their reconstructions"}
        />
      </Decodings>
    </div>
  );
}

/** Why there are no images, and what to do: a message that still stands tells it better. */
function missingText(failed: boolean): string {
  return failed ? "No images yet: see the message." : "No images yet: press Reset to fetch them.";
}
