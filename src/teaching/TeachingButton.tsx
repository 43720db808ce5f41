import { type ReactNode, useState } from "react";
import { Button } from "../widgets/Button";
import { LazyPanel } from "../widgets/LazyPanel";
import { ReadingDialog } from "../widgets/ReadingDialog";

interface TeachingButtonProps {
  /** What is on the button. */
  readonly label: string;
  /** What is over the widget, once it is open. */
  readonly title: string;
  readonly size?: "column" | "page";
  /** The widget, made when it is first wanted. */
  readonly children: ReactNode;
}

/** A quiet button that opens a teaching widget over the page. */
export function TeachingButton({ label, title, size = "column", children }: TeachingButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <ReadingDialog open={open} title={title} size={size} onClose={() => setOpen(false)}>
        {open && (
          <LazyPanel title={title} fallback={null}>
            {children}
          </LazyPanel>
        )}
      </ReadingDialog>
    </>
  );
}
