import { GraduationCap } from "lucide-react";
import { showLearn } from "../../state/presentation";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";

/** Opens the first lesson. */
export function LessonButton() {
  const workspace = useWorkspace();
  return (
    <Button
      look="quiet"
      title="What this learns, in five minutes"
      onClick={() => showLearn(workspace, { lesson: 1, beat: 1 })}
    >
      <GraduationCap aria-hidden />
      <span>Lesson 1</span>
    </Button>
  );
}
