import { actions, usePlayground } from "../state/store";
import { Panel } from "../widgets/Panel";
import { ToggleChip } from "../widgets/ToggleChip";
import { AxisChoice } from "./LatentSpace/AxisChoice";
import { Legend } from "./LatentSpace/Legend";
import { LatentMap } from "./LatentSpace/Map";
import { Statistics } from "./LatentSpace/Statistics";
import styles from "./LatentSpace.module.css";
import { countText } from "./numbers";

/** The panel on the code: the map of posterior means with the user's ring, and how wide and far the posteriors are. */
export function LatentSpace() {
  const layers = usePlayground((state) => state.map.layers);
  const shows = (change: Partial<typeof layers>) => actions.changeMap({ layers: { ...layers, ...change } });
  const controls = (
    <>
      <AxisChoice />
      <ToggleChip
        pressed={layers.prior}
        onChange={(prior) => shows({ prior })}
        hint="Circles of the prior N(0, I) at 1, 2 and 3 σ."
      >
        Prior
      </ToggleChip>
      <ToggleChip
        pressed={layers.classes}
        onChange={(classes) => shows({ classes })}
        hint="Each class's name at the median of its means."
      >
        Classes
      </ToggleChip>
    </>
  );
  return (
    <Panel title="Latent space" subtitle={<Subtitle />} controls={controls} className={styles.panel}>
      <div className={styles.body}>
        <div className={styles.picture}>
          <LatentMap />
          <Legend />
        </div>
        <Statistics />
      </div>
    </Panel>
  );
}

function Subtitle() {
  const count = usePlayground((state) => state.survey?.count ?? 0);
  const untrained = usePlayground((state) => state.step === 0);
  if (count === 0) return "Where the encoder places each image";
  const images = `${countText(count)} held-out images at their posterior mean μ`;
  return untrained ? `${images}, untrained` : images;
}
