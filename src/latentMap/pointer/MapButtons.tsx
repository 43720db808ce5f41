import { Maximize, Minus, Plus } from "lucide-react";
import { changeMap } from "../../state/actions/map";
import { useModels, usePlayground } from "../../state/store";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { ZOOM_STEP, zoomedAt } from "../plane/view";
import { MapButton } from "./MapButton";
import styles from "./MapButtons.module.css";
import { moveViewport, type Viewport } from "./viewport";

const TakingButtons = fetched(async () => (await import("./TakingButtons")).TakingButtons);

/** Buttons in the map's corner that bring it closer, move it away, have it hold nearly all means again; and what takes something of it along. */
export function MapButtons({ viewport }: { readonly viewport: Viewport }) {
  const models = useModels();
  const fitted = usePlayground((state) => state.map.window === null);
  const zoom = (factor: number) => {
    const { scale } = viewport;
    moveViewport(viewport, zoomedAt(scale, [scale.width / 2, scale.height / 2], factor));
  };
  return (
    <div className={styles.buttons} data-control>
      <MapButton name="Zoom in" hint="Closer: the wheel, two fingers, or +." onPress={() => zoom(ZOOM_STEP)}>
        <Plus aria-hidden />
      </MapButton>
      <MapButton name="Zoom out" hint="Farther: the wheel, two fingers, or −." onPress={() => zoom(1 / ZOOM_STEP)}>
        <Minus aria-hidden />
      </MapButton>
      <MapButton
        name="Fit"
        hint="Show nearly all means, and follow them as they move: 0."
        disabled={fitted}
        onPress={() => changeMap(models, { window: null })}
      >
        <Maximize aria-hidden />
      </MapButton>
      <LazyPanel title="Save" fallback={null}>
        <TakingButtons projection={viewport.projection} />
      </LazyPanel>
    </div>
  );
}
