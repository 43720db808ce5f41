import { cloneElement, memo, type ReactElement, type ReactNode, useId } from "react";
import styles from "./Tooltip.module.css";
import type { OnPress } from "./tooltips";

type TooltipProps = {
  /** A sentence or two; also the accessible description of the trigger. */
  readonly content: ReactNode;
  /** What a press asks for more of while the words are shown: see `ASKS_MORE`. */
  readonly more?: string | undefined;
} & (
  | {
      /** A button that has its own work to do, or none but to explain. */
      readonly trigger: ReactElement<TriggerProps>;
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
 * What explains a word, symbol or control, on hover, on focus, and where it only explains, on touch: `showTooltips` opens
 * it. There are many on the page, among numbers that change all the time: words that stay the same are not rendered again.
 */
export const Tooltip = memo(function Tooltip({ content, more, trigger, opensOnPress = false, children }: TooltipProps) {
  const id = useId();
  const term = (
    <button type="button" className={styles.term}>
      {children}
    </button>
  );
  const onPress = trigger === undefined || opensOnPress ? "opens" : "closes";
  return (
    <>
      <Trigger element={trigger ?? term} {...{ "aria-describedby": id, "data-tooltip": onPress, ...asking(more) }} />
      <span popover="manual" aria-hidden className={styles.words} translate="yes">
        <span id={id}>{content}</span>
        {more !== undefined && <span className={styles.more}>Press for the glossary</span>}
      </span>
    </>
  );
});

interface TriggerProps {
  readonly "aria-describedby"?: string;
  readonly "data-tooltip"?: OnPress;
  readonly "data-more"?: string;
  readonly "aria-haspopup"?: "dialog";
}

function asking(more: string | undefined): TriggerProps {
  return more === undefined ? {} : { "data-more": more, "aria-haspopup": "dialog" };
}

/** What is explained, told by which words and when they come. */
function Trigger({ element, ...props }: TriggerProps & { readonly element: ReactElement<TriggerProps> }) {
  return cloneElement(element, props);
}
