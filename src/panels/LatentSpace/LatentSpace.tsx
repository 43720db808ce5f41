import { STACKED_SCREEN } from "../../interaction/screens";
import { useMedia } from "../../interaction/useMedia";
import { ForceBalance } from "../../latentMap/balance/ForceBalance";
import { LatentMap } from "../../latentMap/LatentMap";
import { MapControls } from "../../latentMap/MapControls";
import { MapMemory } from "../../latentMap/MapMemory";
import { LatentStatistics } from "../../latentMap/numbers/Statistics";
import { PinCard } from "../../latentMap/pinned/PinCard";
import { MapLegend } from "../../latentMap/points/Legend";
import { useSurvey } from "../../latentMap/useSurvey";
import { usePlayground } from "../../state/store";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { Panel } from "../../widgets/Panel";
import { countText } from "../../words/numbers";
import styles from "./LatentSpace.module.css";

const DecodedInset = fetched(async () => (await import("./DecodedInset")).DecodedInset);

/** The panel on the code: the map of posterior means with the user's ring, and how wide and far the posteriors are. */
export function LatentSpace() {
  const isStacked = useMedia(STACKED_SCREEN);
  return (
    <Panel title="Latent space" subtitle={<Subtitle />} controls={<MapControls />} className={styles.panel}>
      <MapMemory>
        <div className={styles.body}>
          <div className={styles.picture} data-picture="map">
            <div className={styles.map} data-block>
              <LatentMap />
              {isStacked && (
                <LazyPanel title="Decoded image on the map" fallback={null}>
                  <DecodedInset />
                </LazyPanel>
              )}
            </div>
            <MapLegend />
            <ForceBalance />
          </div>
          <div className={styles.side}>
            <LatentStatistics />
            <PinCard />
          </div>
        </div>
      </MapMemory>
    </Panel>
  );
}

function Subtitle() {
  const count = useSurvey()?.count ?? 0;
  const untrained = usePlayground((state) => state.step === 0);
  const samples = usePlayground((state) => state.map.points === "samples");
  if (count === 0) return <span>Where the encoder places each image</span>;
  const images = `${countText(count)} held-out images`;
  if (samples) return <span>{`${images}, one draw z ~ q(z|x) each`}</span>;
  return <span>{`${images} at ${untrained ? "untrained" : "posterior"} means μ`}</span>;
}
