import { Table2 } from "lucide-react";
import { useState } from "react";
import type { Projection } from "../../model/latent/projection";
import { SaveMenu } from "../../pictures/saving/SaveMenu";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { MapButton } from "./MapButton";
import styles from "./MapButtons.module.css";

const MapTable = fetched(async () => (await import("../numbers/MapTable")).MapTable);

/** Buttons in the map's corner that save its picture, and tell it in numbers. */
export function TakingButtons({ projection }: { readonly projection: Projection }) {
  const [tabled, setTabled] = useState(false);
  return (
    <>
      <SaveMenu of="map" className={styles.button} />
      <MapButton name="Table" hint="The map in numbers, class by class." onPress={() => setTabled(true)}>
        <Table2 aria-hidden />
      </MapButton>
      <LazyPanel title="Latent space in numbers" fallback={null}>
        <MapTable open={tabled} projection={projection} onClose={() => setTabled(false)} />
      </LazyPanel>
    </>
  );
}
