import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { type ReactNode, useRef } from "react";
import { Button } from "./Button";
import styles from "./Dialog.module.css";
import { ErrorBoundary } from "./ErrorBoundary";

interface ReadingDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** `page`: as wide as a wide screen lets it. */
  readonly size?: "column" | "page";
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** Something to read over the page from its top, which Escape, a press beside it or its button closes. */
export function ReadingDialog({ open, title, size = "column", children, onClose }: ReadingDialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles.backdrop} />
        <BaseDialog.Popup
          ref={popup}
          initialFocus={popup}
          className={`${styles.popup} ${styles.wide}`}
          data-size={size}
        >
          <BaseDialog.Title className={styles.title}>{title}</BaseDialog.Title>
          <div className={styles.description}>
            <ErrorBoundary title={title}>{children}</ErrorBoundary>
          </div>
          <div className={styles.buttons}>
            <Button onClick={onClose}>Close</Button>
          </div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
