import { Package } from "lucide-react";
import { useState } from "react";
import { usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";

const TakeAlongDialog = fetched(async () => (await import("./TakeAlongDialog")).TakeAlongDialog);

/** The button that opens the dialog in which the model is written for other libraries, and others are opened. */
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
      <Button look="quiet" aria-label="Model files" aria-haspopup="dialog" disabled={!isThere} onClick={show}>
        <Package aria-hidden />
        <span>Files</span>
      </Button>
      {wanted && (
        <LazyPanel title="Model files" fallback={null}>
          <TakeAlongDialog open={open} onClose={() => setOpen(false)} />
        </LazyPanel>
      )}
    </>
  );
}
