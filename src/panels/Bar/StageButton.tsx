import { Projector } from "lucide-react";
import { useEffect, useRef } from "react";
import { present } from "../../state/presentation";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";

/** Puts the models on the stage; has the focus again after it, if nothing else has. */
export function StageButton() {
  const workspace = useWorkspace();
  const button = useRef<HTMLButtonElement>(null);
  const wasOnStage = useRef(false);
  // The bar is hidden, not taken away, while the stage is there: its effects end and begin anew.
  useEffect(() => {
    if (wasOnStage.current && document.activeElement === document.body) button.current?.focus();
    return () => {
      wasOnStage.current = workspace.page.getState().scene !== null;
    };
  }, [workspace]);
  return (
    <Button
      ref={button}
      title="For a projector: map, image and curves alone, in large type"
      onClick={() => present(workspace)}
    >
      <Projector aria-hidden />
      <span>Stage</span>
    </Button>
  );
}
