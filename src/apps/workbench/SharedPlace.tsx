import { useState } from "react";
import { useStore } from "zustand";
import { useWorkspace } from "../../state/store";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { Panel } from "../../widgets/Panel";
import { type Segment, SegmentedControl } from "../../widgets/SegmentedControl";
import styles from "./SharedPlace.module.css";

const Explore = fetched(async () => (await import("../../panels/Explore/Explore")).Explore);
const Reconstructions = fetched(
  async () => (await import("../../panels/Reconstructions/Reconstructions")).Reconstructions,
);

type Sharing = "explore" | "reconstructions";

/** Explore and Reconstructions; where the screen has no room for both they share one place, and a switch says which is seen. */
export function SharedPlace() {
  const [chosen, setChosen] = useState<Sharing>("explore");
  const hidden = useStore(useWorkspace().page, (page) => page.hidden);
  const there = segments.filter(({ value }) => !hidden.includes(value));
  const front = there.find(({ value }) => value === chosen) ?? there[0];
  return (
    <div className={`${styles.shared} ${there.length > 1 ? styles.both : ""}`} data-front={front?.value}>
      <div className={styles.switch}>
        <SegmentedControl
          name="Panel below Decode z"
          value={front?.value ?? null}
          segments={there}
          onChange={setChosen}
        />
      </div>
      {!hidden.includes("explore") && (
        <div data-part="explore" className={styles.explore}>
          <LazyPanel title="Explore" fallback={<Panel title="Explore">{null}</Panel>}>
            <Explore />
          </LazyPanel>
        </div>
      )}
      {!hidden.includes("reconstructions") && (
        <div data-part="reconstructions" className={styles.reconstructions}>
          <LazyPanel title="Reconstructions" fallback={<Panel title="Reconstructions">{null}</Panel>}>
            <Reconstructions />
          </LazyPanel>
        </div>
      )}
    </div>
  );
}

const segments: readonly Segment<Sharing>[] = [
  { value: "explore", name: "Explore" },
  { value: "reconstructions", name: "Reconstructions" },
];
