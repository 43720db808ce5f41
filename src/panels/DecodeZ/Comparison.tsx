import { usePlayground } from "../../state/store";
import { ImageCanvas } from "../ImageCanvas";
import { useNearest } from "../useNearest";
import styles from "./Comparison.module.css";

interface ComparisonProps {
  readonly shape: readonly [number, number, number];
}

/** Images to hold the decoded one against: the nearest held-out one, and the one that was pinned or drawn. */
export function Comparison({ shape }: ComparisonProps) {
  return (
    <div className={styles.images}>
      <NearestImage shape={shape} />
      <ProbeImage shape={shape} />
    </div>
  );
}

function NearestImage({ shape }: ComparisonProps) {
  const nearest = useNearest();
  const name = nearest ? `Nearest held-out image, of class ${nearest.className}` : "No held-out image yet";
  return (
    <div className={styles.image}>
      <ImageCanvas pixels={nearest?.image ?? null} shape={shape} label={name} className={styles.canvas} />
      <p className={styles.quiet}>
        nearest held-out x
        <br />
        <b>{nearest?.className ?? ""}</b>
      </p>
    </div>
  );
}

/** Its place is kept while there is none, so that nothing moves when one is pinned. */
function ProbeImage({ shape }: ComparisonProps) {
  const probe = usePlayground((state) => state.probe);
  const data = usePlayground((state) => state.data);
  if (!probe) {
    return (
      <div className={styles.image}>
        <span className={styles.empty} />
        <p className={styles.quiet}>no image pinned</p>
      </div>
    );
  }
  const { source, image, attached } = probe;
  const className = source.kind === "held-out" ? data?.classNames[data.testLabels[source.row] ?? -1] : undefined;
  const name = source.kind === "drawn" ? "Drawn image" : `Pinned image, of class ${className ?? "?"}`;
  return (
    <div className={styles.image}>
      <ImageCanvas pixels={image} shape={shape} label={name} className={styles.canvas} />
      <p className={styles.quiet}>
        {source.kind === "drawn" ? "drawn" : "pinned"} x {className && <b>{className}</b>}
        <br />
        <span className={styles.place}>{attached ? "z is its μ" : "z left its μ"}</span>
      </p>
    </div>
  );
}
