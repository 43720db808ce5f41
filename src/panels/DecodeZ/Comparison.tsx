import type { ReactElement } from "react";
import { ImageCanvas } from "../../pictures/ImageCanvas";
import { usePlayground } from "../../state/store";
import { classOf } from "../../state/view/dataSet";
import { useNearest } from "../../state/view/useNearest";
import { Tooltip } from "../../widgets/Tooltip";
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
  const name = nearest ? withClass("Nearest held-out image", nearest.className) : "No held-out image yet";
  return (
    <Captioned
      image={<ImageCanvas pixels={nearest?.image ?? null} shape={shape} label={name} className={styles.canvas} />}
      caption="nearest code"
      meaning="The held-out image whose mean μ lies nearest to z."
      className={nearest?.className ?? null}
    />
  );
}

const MEANING_OF_PROBE =
  "x: the image that was pinned on the map or drawn. The violet bars below are its posterior, μ ± σ.";

/** Its place is kept while there is none, so that nothing moves when one is pinned. */
function ProbeImage({ shape }: ComparisonProps) {
  const probe = usePlayground((state) => state.probe);
  const data = usePlayground((state) => state.data);
  const row = probe?.source.kind === "held-out" ? probe.source.row : -1;
  const className = classOf(data, row);
  if (!probe) {
    return <Captioned image={<span className={styles.empty} />} caption="none pinned" meaning={MEANING_OF_PROBE} />;
  }
  const isDrawn = probe.source.kind === "drawn";
  const name = isDrawn ? "Drawn image" : withClass("Pinned image", className);
  return (
    <Captioned
      image={<ImageCanvas pixels={probe.image} shape={shape} label={name} className={styles.canvas} />}
      caption={isDrawn ? "drawn x" : "pinned x"}
      meaning={MEANING_OF_PROBE}
      className={className}
    />
  );
}

function withClass(name: string, className: string | null): string {
  return className === null ? name : `${name}, of class ${className}`;
}

interface CaptionedProps {
  readonly image: ReactElement;
  readonly caption: string;
  readonly meaning: string;
  /** Class of the image, where it is known. */
  readonly className?: string | null;
}

function Captioned({ image, caption, meaning, className }: CaptionedProps) {
  return (
    <div className={styles.image}>
      {image}
      <p className={styles.caption}>
        <Tooltip content={meaning}>{caption}</Tooltip>
        <span> </span>
        <b translate="no">{className ?? ""}</b>
      </p>
    </div>
  );
}
