import { useState } from "react";
import { Button } from "../../widgets/Button";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";

const LayerEditor = fetched(async () => (await import("./LayerEditor")).LayerEditor);

/** The button that opens the layers of the network. */
export function LayersButton() {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  return (
    <>
      <Button look="quiet" aria-haspopup="dialog" onClick={show}>
        Edit layers
      </Button>
      {wanted && (
        <LazyPanel title="Layers" fallback={null}>
          <LayerEditor open={open} onClose={() => setOpen(false)} />
        </LazyPanel>
      )}
    </>
  );
}
