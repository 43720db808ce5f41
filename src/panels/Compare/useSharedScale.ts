import { useCallback, useEffect, useState } from "react";
import { actions } from "../../state/store";

/**
 * Holds the maps of so many models to one scale, the widest that any of them needs, or leaves each its own. Gives a
 * function that takes the half extent, in prior standard deviations, that a model's map needs.
 */
export function useSharedScale(count: number, shares: boolean): (index: number, range: number) => void {
  const [needed, setNeeded] = useState<readonly number[]>([]);
  const widest = Math.max(0, ...needed.slice(0, count));
  useEffect(() => {
    actions.changeMap({ window: shares && widest > 0 ? { centre: [0, 0], range: widest } : null });
  }, [shares, widest]);
  return useCallback((index: number, range: number) => {
    setNeeded((before) => {
      if (before[index] === range) return before;
      const after = [...before];
      after[index] = range;
      return after;
    });
  }, []);
}
