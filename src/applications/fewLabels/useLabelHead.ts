import { usePlayground } from "../../state/store";
import { useView } from "../../state/view/useView";
import type { Seen } from "../../state/view/viewState";

/** What the label head of the run at hand made of held-out images; null where it has none, or nothing is known yet. */
export function useLabelHead(): Seen<"labelHead"> | null {
  const hasHead = usePlayground(({ experiment }) => experiment.architecture.labelHead !== undefined);
  const seen = useView("labelHead", hasHead || null);
  return hasHead ? seen : null;
}
