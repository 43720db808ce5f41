import { Link } from "lucide-react";
import { copyText } from "../../interaction/copyText";
import { announce } from "../../state/announcement";
import { linkOf } from "../../state/everyModel";
import { sightOf } from "../../state/linked";
import { stateOf } from "../../state/model";
import { useWorkspace } from "../../state/store";
import type { Workspace } from "../../state/workspace";
import { Button } from "../../widgets/Button";

/** The button that copies the link, which holds the whole experiment, or all that are compared. */
export function Share() {
  const workspace = useWorkspace();
  return (
    <Button title="Copy the link to this experiment" onClick={() => void share(workspace)}>
      <Link aria-hidden />
      <span>Share</span>
    </Button>
  );
}

/** Copies within the press, as browsers ask; the words on what the link holds are fetched after it. */
async function share(workspace: Workspace): Promise<void> {
  const copied = await copyText(new URL(linkOf(workspace, sightOf(workspace)), location.href).href);
  const words = await import("../../words/shared").catch(() => null);
  const { shown, resting } = workspace.models.getState();
  const held = words?.sharedText(shown.map(stateOf), resting !== null) ?? "";
  announce(workspace, [copied ? "Link copied." : uncopied, held].filter(Boolean).join(" "), "shown");
}

const uncopied = "The browser does not let the page copy: take the link from the address bar.";
