import { useState } from "react";
import { useStore } from "zustand";
import { useWorkspace } from "../../state/store";
import { sweeperOf } from "../../state/sweep/sweep";
import { Button } from "../../widgets/Button";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";

const Sweep = fetched(async () => (await import("./Sweep")).SweepDialog);

/** Opens the sweep; says how far it is while it goes on in the background. */
export function SweepButton() {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const progress = useStore(sweeperOf(useWorkspace()).store, (state) => state.progress);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  return (
    <>
      <Button look="quiet" aria-haspopup="dialog" onClick={show}>
        {progress ? `λ sweep · ${progress.index + 1} of ${progress.count}` : "λ sweep"}
      </Button>
      {wanted && (
        <LazyPanel title="λ sweep" fallback={null}>
          <Sweep open={open} onClose={() => setOpen(false)} />
        </LazyPanel>
      )}
    </>
  );
}
