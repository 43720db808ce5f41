import { LibraryBig } from "lucide-react";
import { showRuns } from "../../state/presentation";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";

/** Opens the shelf of runs that this browser keeps. */
export function RunsButton() {
  const workspace = useWorkspace();
  return (
    <Button title="The runs that this browser keeps" aria-haspopup="dialog" onClick={() => showRuns(workspace, true)}>
      <LibraryBig aria-hidden />
      <span>Runs</span>
    </Button>
  );
}
