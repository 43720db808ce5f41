import { GraduationCap } from "lucide-react";
import { useStore } from "zustand";
import { showLearn } from "../../state/presentation";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";

/** Opens the sheet of lessons at the list of the course, or closes it. */
export function LearnButton() {
  const workspace = useWorkspace();
  const isOpen = useStore(workspace.page, ({ learn }) => learn !== null);
  return (
    <Button
      title="Lessons: bet, run the real model, and see"
      aria-expanded={isOpen}
      aria-controls="learn"
      onClick={() => showLearn(workspace, isOpen ? null : { lesson: 0, beat: 1 })}
    >
      <GraduationCap aria-hidden />
      <span>Learn</span>
    </Button>
  );
}
