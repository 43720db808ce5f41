import { Maximize, Minus, Plus, Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Save } from "../../pictures/saving/Save";
import { changeMap } from "../../state/actions/map";
import { useModels, usePlayground } from "../../state/store";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { Tooltip } from "../../widgets/Tooltip";
import { ZOOM_STEP, zoomedAt } from "../plane/view";
import styles from "./MapButtons.module.css";
import { moveViewport, type Viewport } from "./viewport";

const MapTable = fetched(async () => (await import("../numbers/MapTable")).MapTable);

/** Buttons in the map's corner that bring it closer, move it away, have it hold nearly all means again, and tell it in numbers. */
export function MapButtons({ viewport }: { readonly viewport: Viewport }) {
  const models = useModels();
  const fitted = usePlayground((state) => state.map.window === null);
  const [tabled, setTabled] = useState(false);
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
      <Save of="map" className={styles.button} />
      <MapButton name="Table" hint="The map in numbers, class by class." onPress={() => setTabled(true)}>
        <Table2 aria-hidden />
      </MapButton>
      <LazyPanel title="Latent space in numbers" fallback={null}>
        <MapTable open={tabled} projection={viewport.projection} onClose={() => setTabled(false)} />
      </LazyPanel>
    </div>
  );
}

interface MapButtonProps {
  readonly name: string;
  readonly hint: string;
  readonly disabled?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** A square button on the map. */
function MapButton({ name, hint, disabled = false, onPress, children }: MapButtonProps) {
  const button = (
    <button
      type="button"
      aria-label={name}
      aria-disabled={disabled}
      className={styles.button}
      onClick={() => !disabled && onPress()}
    >
      {children}
    </button>
  );
  return <Tooltip content={hint} trigger={button} />;
}
