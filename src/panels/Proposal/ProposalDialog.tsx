import type { Experiment } from "../../experiment/experiment";
import { acceptProposal, dismissProposal } from "../../state/actions/experiment";
import { useModels, usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { Dialog } from "../../widgets/Dialog";
import { changesOf } from "../../words/proposedChanges";

/** Asks before a trained run is given up for an experiment that needs new weights. */
export function ProposalDialog() {
  const models = useModels();
  const proposal = usePlayground((state) => state.proposal);
  return (
    <Dialog
      open={proposal !== null}
      title="This starts a new run"
      onDismiss={() => dismissProposal(models)}
      buttons={
        <>
          <Button onClick={() => dismissProposal(models)}>Keep this run</Button>
          <Button look="primary" onClick={() => acceptProposal(models)}>
            Start anew
          </Button>
        </>
      }
    >
      {proposal && <Question proposal={proposal} />}
    </Dialog>
  );
}

function Question({ proposal }: { readonly proposal: Experiment }) {
  const experiment = usePlayground((state) => state.experiment);
  const step = usePlayground((state) => state.step);
  return (
    <>
      <p>{`New weights are needed for ${changesOf(experiment, proposal).join(", ")}.`}</p>
      <p>
        This run, at step <span translate="no">{step}</span>, is left for it, and Undo brings it back. The objective and
        the learning rate stay as they are.
      </p>
    </>
  );
}
