import { Popover as BasePopover } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { ErrorBoundary } from "./ErrorBoundary";
import styles from "./Popover.module.css";

interface PopoverProps {
  /** Accessible name. */
  readonly name: string;
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** Where it opens if there is room: above, so that what its controls change below stays in sight. */
  readonly side?: "top" | "bottom";
  readonly children: ReactNode;
}

/** A small card of controls that a button opens. */
export function Popover({ name, trigger, side = "bottom", children }: PopoverProps) {
  return (
    <BasePopover.Root>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner
          side={side}
          sideOffset={6}
          align="end"
          collisionPadding={8}
          className={styles.positioner}
        >
          <BasePopover.Popup aria-label={name} className={styles.popup}>
            <ErrorBoundary title={name}>{children}</ErrorBoundary>
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
