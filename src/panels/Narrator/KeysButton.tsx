import { Keyboard } from "lucide-react";
import { showKeys } from "../../state/presentation";
import { useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";

/** Opens the sheet of keys. */
export function KeysButton() {
  const workspace = useWorkspace();
  return (
    <Button
      look="quiet"
      aria-label="Keys"
      title="What each key does"
      aria-haspopup="dialog"
      onClick={() => showKeys(workspace, true)}
    >
      <Keyboard aria-hidden />
    </Button>
  );
}
