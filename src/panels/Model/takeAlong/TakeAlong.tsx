import { Package } from "lucide-react";
import { useState } from "react";
import { usePlayground } from "../../../state/store";
import { Button } from "../../../widgets/Button";
import { fetched } from "../../../widgets/fetched";
import { LazyPanel } from "../../../widgets/LazyPanel";

const TakeAlongDialog = fetched(async () => (await import("./TakeAlongDialog")).TakeAlongDialog);

/** The button that opens the dialog in which the model is written for other libraries. */
export function TakeAlong() {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const isThere = usePlayground((state) => state.data !== null);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  return (
    <>
      <Button look="quiet" aria-label="Take the model along" aria-haspopup="dialog" disabled={!isThere} onClick={show}>
        <Package aria-hidden />
        <span>Take along</span>
      </Button>
      {wanted && (
        <LazyPanel title="Take the model along" fallback={null}>
          <TakeAlongDialog open={open} onClose={() => setOpen(false)} />
        </LazyPanel>
      )}
    </>
  );
}
