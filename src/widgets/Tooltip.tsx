import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import { memo, type ReactElement, type ReactNode, useId, useState } from "react";
import styles from "./Tooltip.module.css";

type TooltipProps = {
  /** A sentence or two; also the accessible description of the trigger. */
  readonly content: ReactNode;
} & (
  | {
      /** A button that has its own work to do, or none but to explain. */
      readonly trigger: ReactElement;
      /** A press shows the words too. */
      readonly opensOnPress?: boolean;
      readonly children?: never;
    }
  | {
      /** A word or symbol that the tooltip defines. */ readonly children: ReactNode;
      readonly trigger?: never;
      readonly opensOnPress?: never;
    }
);

/**
 * What explains a word, symbol or control, on hover, on focus, and where it only explains, on touch. There are many on the
 * page, among numbers that change all the time: words that stay the same are not rendered again.
 */
export const Tooltip = memo(function Tooltip({ content, trigger, opensOnPress = false, children }: TooltipProps) {
  const descriptionId = useId();
  const [open, setOpen] = useState(false);
  return (
    <BaseTooltip.Root open={open} onOpenChange={setOpen}>
      {trigger === undefined ? (
        <BaseTooltip.Trigger
          aria-describedby={descriptionId}
          className={styles.term}
          closeOnClick={false}
          delay={300}
          onClick={() => setOpen(true)}
        >
          {children}
        </BaseTooltip.Trigger>
      ) : (
        <BaseTooltip.Trigger
          aria-describedby={descriptionId}
          closeOnClick={!opensOnPress}
          delay={300}
          onClick={() => opensOnPress && setOpen(true)}
          render={trigger}
        />
      )}
      <span id={descriptionId} hidden translate="yes">
        {content}
      </span>
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner sideOffset={6} collisionPadding={8} className={styles.positioner}>
          <BaseTooltip.Popup className={styles.popup}>{content}</BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
});
