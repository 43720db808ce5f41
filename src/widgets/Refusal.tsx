import { type RefObject, useEffect, useRef } from "react";
import styles from "./Refusal.module.css";

interface RefusalProps {
  readonly field: RefObject<HTMLInputElement | null>;
  /** What was found, what is kept and what would be taken; null where nothing was refused. */
  readonly words: string | null;
}

/** Below a field, why what was typed there is not taken. Stands over all else and moves nothing. */
export function Refusal({ field, words }: RefusalProps) {
  const bubble = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Browsers from before 2024 have no popovers: there the words stand beside the field.
    if (words === null) bubble.current?.hidePopover?.();
    else if (field.current) bubble.current?.showPopover?.({ source: field.current });
  }, [words, field]);
  return (
    <div ref={bubble} popover="manual" role="alert" className={styles.bubble} hidden={words === null}>
      {words}
    </div>
  );
}
