import { Table2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../widgets/Button";
import { fetched } from "../../../widgets/fetched";
import { LazyPanel } from "../../../widgets/LazyPanel";
import { Tooltip } from "../../../widgets/Tooltip";
import type { Unit } from "../view/view";

const LossTable = fetched(async () => (await import("./LossTable")).LossTable);

/** Opens the curves as a table. */
export function TableButton({ unit }: { readonly unit: Unit }) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  const button = (
    <Button look="quiet" aria-label="Show as a table" aria-haspopup="dialog" onClick={show}>
      <Table2 aria-hidden />
    </Button>
  );
  return (
    <>
      <Tooltip content="Show as a table: the losses in numbers, step by step." trigger={button} />
      {wanted && (
        <LazyPanel title="Loss in numbers" fallback={null}>
          <LossTable open={open} unit={unit} onClose={() => setOpen(false)} />
        </LazyPanel>
      )}
    </>
  );
}
