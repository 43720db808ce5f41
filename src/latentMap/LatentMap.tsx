import { useMemo, useRef } from "react";
import { useSize } from "../interaction/useSize";
import { useModels, usePlayground } from "../state/store";
import { fetched } from "../widgets/fetched";
import { LazyPanel } from "../widgets/LazyPanel";
import styles from "./LatentMap.module.css";
import { useProjection } from "./MapMemory";
import { MapPicture } from "./Picture";
import { useMeansOnMap } from "./plane/useMeansOnMap";
import { useScale } from "./plane/useScale";
import { MapButtons } from "./pointer/MapButtons";
import { Pointers } from "./pointer/Pointers";
import { Ring } from "./pointer/Ring";
import type { Viewport } from "./pointer/viewport";
import { usePoints } from "./points/usePoints";

const AxisChoice = fetched(async () => (await import("./AxisChoice")).AxisChoice);
const Marks = fetched(async () => (await import("./Marks")).Marks);
const PickingBanner = fetched(async () => (await import("./pointer/PickingBanner")).PickingBanner, "at once");
const HoverCard = fetched(async () => (await import("./pointer/HoverCard")).HoverCard);

interface LatentMapProps {
  /** `bare`: without buttons and choices of its own; pointers and keys do the same. */
  readonly look?: "whole" | "bare";
}

/** A map of latent space: held-out images where the encoder places them, and the user's ring among them. */
export function LatentMap({ look = "whole" }: LatentMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const picking = usePlayground((state) => state.picking);
  const projection = useProjection();
  const means = useMeansOnMap(projection);
  const scale = useScale(means, useSize(frame));
  const points = usePoints(scale, projection, means);
  const isShown = useIsShown();
  const models = useModels();
  const viewport = useMemo(
    () => ({ models, scale, projection, places: points?.places ?? null, isShown }),
    [models, scale, projection, points, isShown],
  );
  return (
    <div ref={frame} className={styles.map} data-picking={picking ?? undefined}>
      <MapPicture scale={scale} points={points} />
      {!means && <p className={styles.help}>Held-out images appear here as soon as the model is built.</p>}
      <LazyPanel title="Marks on the map" fallback={null}>
        <Marks viewport={viewport} />
      </LazyPanel>
      <Ring viewport={viewport} />
      <Pointers frame={frame} viewport={viewport} />
      {look === "whole" && <MapButtons viewport={viewport} />}
      <LazyPanel title="Hints on the map" fallback={null}>
        <PickingBanner />
        <HoverCard frame={frame} viewport={viewport} />
        {look === "whole" && <AxisChoice />}
      </LazyPanel>
    </div>
  );
}

function useIsShown(): Viewport["isShown"] {
  const labels = usePlayground((state) => state.data?.testLabels);
  const hidden = usePlayground((state) => state.map.hiddenClasses);
  return useMemo(() => {
    const hides = new Set(hidden);
    return (row) => hides.size === 0 || !hides.has(labels?.[row] ?? -1);
  }, [labels, hidden]);
}
