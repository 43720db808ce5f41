import { useState } from "react";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { Panel } from "../../widgets/Panel";
import { SegmentedControl } from "../../widgets/SegmentedControl";
import styles from "./SharedPlace.module.css";

const Explore = fetched(async () => (await import("../../panels/Explore/Explore")).Explore);
const Reconstructions = fetched(
  async () => (await import("../../panels/Reconstructions/Reconstructions")).Reconstructions,
);

type Sharing = "explore" | "reconstructions";

/** Explore and Reconstructions; where the screen has no room for both they share one place, and a switch says which is seen. */
export function SharedPlace() {
  const [front, setFront] = useState<Sharing>("explore");
  return (
    <div className={styles.shared} data-front={front}>
      <div className={styles.switch}>
        <SegmentedControl name="Panel below Decode z" value={front} segments={segments} onChange={setFront} />
      </div>
      <div className={styles.explore}>
        <LazyPanel title="Explore" fallback={<Panel title="Explore">{null}</Panel>}>
          <Explore />
        </LazyPanel>
      </div>
      <div className={styles.reconstructions}>
        <LazyPanel title="Reconstructions" fallback={<Panel title="Reconstructions">{null}</Panel>}>
          <Reconstructions />
        </LazyPanel>
      </div>
    </div>
  );
}

const segments = [
  { value: "explore", name: "Explore" },
  { value: "reconstructions", name: "Reconstructions" },
] as const;
