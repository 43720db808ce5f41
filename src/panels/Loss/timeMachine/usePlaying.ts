import { useEffect, useState } from "react";
import { recall } from "../../../state/actions/lookingBack";
import { snapshotIndex } from "../../../state/run/snapshots";
import { useModels, usePlayground } from "../../../state/store";

/** Least time that a moment is looked at. */
const FRAME_MS = 450;

/** Goes from one moment of the run to the next as soon as each is seen on the map; it begins anew from the last. */
export function usePlaying(): { readonly playing: boolean; readonly play: () => void; readonly stop: () => void } {
  const models = useModels();
  const [wanted, setWanted] = useState(false);
  const seen = usePlayground((state) => state.views.survey?.step === state.step);
  const first = usePlayground((state) => state.snapshots[0]?.step ?? 0);
  const next = usePlayground(({ snapshots, step }) => snapshots[snapshotIndex(snapshots, step) + 1]?.step ?? null);
  const playing = wanted && next !== null;
  useEffect(() => {
    if (!playing || !seen) return;
    const timer = setTimeout(() => recall(models, next), FRAME_MS);
    return () => clearTimeout(timer);
  }, [playing, seen, next, models]);
  const play = () => {
    if (next === null) recall(models, first);
    setWanted(true);
  };
  return { playing, play, stop: () => setWanted(false) };
}
