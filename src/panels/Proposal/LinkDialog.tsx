import { useStore } from "zustand";
import type { ReadLink } from "../../experiment/link";
import { openLinked } from "../../state/linked";
import { presentStep } from "../../state/run/past";
import { usePlayground, useWorkspace } from "../../state/store";
import { Button } from "../../widgets/Button";
import { Dialog } from "../../widgets/Dialog";
import { linkProblemText } from "../../words/linkProblems";
import { countText } from "../../words/numbers";
import { objectiveTitle } from "../../words/objectiveNames";
import { differencesOf } from "../../words/settings";

/** Asks before what is trained is left for a link that was followed on the page. */
export function LinkDialog() {
  const workspace = useWorkspace();
  const { proposedLink } = workspace;
  const link = useStore(proposedLink);
  const compares = useStore(workspace.models, ({ resting }) => resting !== null);
  const keep = () => proposedLink.setState(null, true);
  const open = () => {
    if (link) openLinked(workspace, link);
    keep();
  };
  return (
    <Dialog
      open={link !== null}
      title="Open this link?"
      onDismiss={keep}
      buttons={
        <>
          <Button onClick={keep}>{compares ? "Keep the comparison" : "Keep this run"}</Button>
          <Button look="primary" onClick={open}>
            Open
          </Button>
        </>
      }
    >
      {link && <Question link={link} />}
    </Dialog>
  );
}

function Question({ link: { experiment, compared, problems } }: { readonly link: ReadLink }) {
  const { models } = useWorkspace();
  const now = usePlayground((state) => state.experiment);
  const step = usePlayground(presentStep);
  const compares = useStore(models, ({ resting }) => resting !== null);
  const differences = differencesOf(experiment, now);
  const titles = compared.map((objective) => `“${objectiveTitle(objective)}”`).join(", ");
  return (
    <>
      <p>{differences.length > 0 ? `It differs in: ${differences.join(", ")}.` : "Its settings are those of now."}</p>
      {compared.length > 0 && <p>{`It compares ${compared.length} models: ${titles}.`}</p>}
      {problems.length > 0 && <p>{`It cannot be read in full: ${problems.map(linkProblemText).join("; ")}.`}</p>}
      <p>
        {`It begins with new weights. ${compares ? "The comparison" : "This run"}, at step ${countText(step)}, is left for it, and Undo brings it back.`}
      </p>
    </>
  );
}
