import { useEffect } from "react";
import { actions, usePlayground } from "../store";

/**
 * Reconstruction losses of the first held-out images, −log p(x | z = μ) in nats, [count]: computed for as long as a
 * component that wants them is there; null until they are.
 */
export function useScores(wanted: boolean): Float32Array | null {
  useEffect(() => {
    if (!wanted) return;
    actions.wantScores(true);
    return () => actions.wantScores(false);
  }, [wanted]);
  return usePlayground((state) => state.scores);
}
