import { isStranded } from "../state/run/recovery";
import { usePlayground } from "../state/store";
import { Tooltip } from "../widgets/Tooltip";
import { ImageSheet } from "./ImageSheet";
import styles from "./ReconstructionStrip.module.css";

/** One held-out image of every class above its reconstruction. */
export function ReconstructionStrip() {
  const data = usePlayground((state) => state.data);
  const reconstructions = usePlayground((state) => state.reconstructions);
  const stranded = usePlayground(isStranded);
  if (!data)
    return (
      <p className={styles.quiet}>
        {stranded ? "No images yet: press Reset to fetch them." : "The data set is on its way."}
      </p>
    );
  const names = data.strip.map((index) => data.classNames[data.testLabels[index] ?? -1] ?? "?").join(", ");
  const sheet = { count: data.strip.length, columns: data.strip.length, shape: data.imageShape };
  return (
    <div className={styles.strip}>
      <Tooltip content="x: an image that the model has never trained on.">x</Tooltip>
      <ImageSheet images={data.stripImages} {...sheet} label={`A held-out image of each class: ${names}`} />
      <Tooltip content="x̂: the mean of p(x|z) at z = μ(x). No noise is drawn.">x̂</Tooltip>
      <ImageSheet images={reconstructions} {...sheet} label={`Their reconstructions: ${names}`} />
    </div>
  );
}
