import { useStore } from "zustand";
import { compare, endComparison } from "../../state/comparison";
import { usePlayground, useWorkspace } from "../../state/store";
import { firstObjectives } from "../../words/objectiveNames";
import { CompareButton } from "./CompareButton";

/** Begins and ends a comparison of three objectives; where a link leaves it out, it only ends one. */
export function CompareToggle() {
  const workspace = useWorkspace();
  const comparing = useStore(workspace.models, ({ resting }) => resting !== null);
  const isHidden = useStore(workspace.page, ({ hidden }) => hidden.includes("compare"));
  const built = usePlayground((state) => state.engine !== null);
  if (isHidden && !comparing) return null;
  return (
    <CompareButton
      aria-pressed={comparing}
      disabled={!built && !comparing}
      onClick={() => (comparing ? endComparison(workspace) : compare(workspace, firstObjectives))}
    />
  );
}
