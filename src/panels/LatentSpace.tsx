import { usePlayground } from "../state/store";
import { Panel } from "../widgets/Panel";
import { LatentMap } from "./LatentSpace/Map";
import { MapControls } from "./LatentSpace/MapControls";
import { Statistics } from "./LatentSpace/numbers/Statistics";
import { PinCard } from "./LatentSpace/pinned/PinCard";
import { Legend } from "./LatentSpace/points/Legend";
import styles from "./LatentSpace.module.css";
import { countText } from "./numbers";

/** The panel on the code: the map of posterior means with the user's ring, and how wide and far the posteriors are. */
export function LatentSpace() {
  return (
    <Panel title="Latent space" subtitle={<Subtitle />} controls={<MapControls />} className={styles.panel}>
      <div className={styles.body}>
        <div className={styles.picture}>
          <LatentMap />
          <Legend />
        </div>
        <div className={styles.side}>
          <Statistics />
          <PinCard />
        </div>
      </div>
    </Panel>
  );
}

function Subtitle() {
  const count = usePlayground((state) => state.survey?.count ?? 0);
  const untrained = usePlayground((state) => state.step === 0);
  const samples = usePlayground((state) => state.map.points === "samples");
  if (count === 0) return "Where the encoder places each image";
  const images = `${countText(count)} held-out images${samples ? ", one draw z ~ q(z|x) each" : " at their posterior mean μ"}`;
  return untrained ? `${images}, untrained` : images;
}
