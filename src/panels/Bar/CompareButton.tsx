import { Columns3 } from "lucide-react";
import { useStore } from "zustand";
import { columns, compare, endComparison } from "../../state/comparison";
import { usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { firstObjectives } from "../../words/objectiveNames";

/** Begins and ends a comparison of three objectives. */
export function CompareButton() {
  const comparing = useStore(columns, ({ resting }) => resting !== null);
  const built = usePlayground((state) => state.engine !== null);
  return (
    <Button
      aria-pressed={comparing}
      disabled={!built && !comparing}
      onClick={() => (comparing ? endComparison() : compare(firstObjectives))}
    >
      <Columns3 aria-hidden />
      <span>Compare</span>
    </Button>
  );
}
