import { useCallback, useEffect, useState } from "react";
import { changeMap } from "../../state/actions/map";
import { useModels } from "../../state/store";

/**
 * Holds the maps of so many models to one scale, the widest that any of them needs, or leaves each its own. Gives a
 * function that takes the half extent, in prior standard deviations, that a model's map needs.
 */
export function useSharedScale(count: number, shares: boolean): (index: number, range: number) => void {
  const models = useModels();
  const [needed, setNeeded] = useState<readonly number[]>([]);
  const widest = Math.max(0, ...needed.slice(0, count));
  useEffect(() => {
    changeMap(models, { window: shares && widest > 0 ? { centre: [0, 0], range: widest } : null });
  }, [shares, widest, models]);
  return useCallback((index: number, range: number) => {
    setNeeded((before) => {
      if (before[index] === range) return before;
      const after = [...before];
      after[index] = range;
      return after;
    });
  }, []);
}
