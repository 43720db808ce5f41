import { useEffect } from "react";
import { wantScores } from "../actions/subscriptions";
import { useModels, usePlayground } from "../store";

/**
 * Reconstruction losses of the first held-out images, −log p(x | z = μ) in nats, [count]: computed for as long as a
 * component that wants them is there; null until they are.
 */
export function useScores(wanted: boolean): Float32Array | null {
  const models = useModels();
  useEffect(() => {
    if (!wanted) return;
    wantScores(models, true);
    return () => wantScores(models, false);
  }, [wanted, models]);
  return usePlayground((state) => state.scores);
}
