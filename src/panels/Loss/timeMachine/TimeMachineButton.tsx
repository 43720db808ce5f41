import { History } from "lucide-react";
import type { Ref } from "react";
import { backToNow, lookBack } from "../../../state/actions/lookingBack";
import { useModels, usePlayground } from "../../../state/store";
import { Button } from "../../../widgets/Button";
import { Tooltip } from "../../../widgets/Tooltip";

/** Begins and ends looking back at earlier moments of the run. */
export function TimeMachineButton({ ref }: { readonly ref: Ref<HTMLButtonElement> }) {
  const models = useModels();
  const lookingBack = usePlayground((state) => state.lookingBack);
  const possible = usePlayground((state) => state.engine !== null && state.snapshots.length > 0);
  const button = (
    <Button
      ref={ref}
      look="quiet"
      aria-label="Time machine"
      aria-pressed={lookingBack}
      disabled={!possible}
      onClick={lookingBack ? () => backToNow(models) : () => lookBack(models)}
    >
      <History aria-hidden />
    </Button>
  );
  return <Tooltip content={hint} trigger={button} />;
}

const hint =
  "Time machine: looks back at the model as it was earlier in this run. All panels show its weights of then.";
