import { Columns3 } from "lucide-react";
import { useStore } from "zustand";
import { compare, endComparison } from "../../state/comparison";
import { usePlayground, useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { firstObjectives } from "../../words/objectiveNames";

/** Begins and ends a comparison of three objectives. */
export function CompareButton() {
  const workspace = useWorkspace();
  const comparing = useStore(workspace.models, ({ resting }) => resting !== null);
  const built = usePlayground((state) => state.engine !== null);
  return (
    <Button
      aria-pressed={comparing}
      disabled={!built && !comparing}
      onClick={() => (comparing ? endComparison(workspace) : compare(workspace, firstObjectives))}
    >
      <Columns3 aria-hidden />
      <span>Compare</span>
    </Button>
  );
}
