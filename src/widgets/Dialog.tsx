import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import styles from "./Dialog.module.css";
import { ErrorBoundary } from "./ErrorBoundary";

interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** The buttons, the one that changes nothing first. */
  readonly buttons: ReactNode;
  /** Escape was pressed. */
  readonly onDismiss: () => void;
}

/** A question that has to be answered before anything else. */
export function Dialog({ open, title, children, buttons, onDismiss }: DialogProps) {
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => !next && onDismiss()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup className={styles.popup}>
          <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
          <AlertDialog.Description className={styles.description} render={<div />}>
            <ErrorBoundary title={title}>{children}</ErrorBoundary>
          </AlertDialog.Description>
          <div className={styles.buttons}>{buttons}</div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
