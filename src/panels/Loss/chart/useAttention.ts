import { type PointerEvent, useMemo, useState } from "react";
import { flushSync } from "react-dom";

/** Events of an element by which is told whether it has the user's attention. */
interface Attention {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: (event: PointerEvent) => void;
  readonly onFocusCapture: () => void;
  readonly onBlur: () => void;
}

/** Whether an element has the pointer or the focus, or was touched, and the events that tell. */
export function useAttention(): readonly [boolean, Attention] {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const attention = useMemo(
    (): Attention => ({
      onPointerEnter: () => setPointed(true),
      // A finger that leaves has been lifted: what it was shown is to stay.
      onPointerLeave: ({ pointerType }) => setPointed(pointerType !== "mouse"),
      // Those within hear of the focus next, and are to find what attention brings.
      onFocusCapture: () => flushSync(() => setFocused(true)),
      onBlur: () => setFocused(false),
    }),
    [],
  );
  return [pointed || focused, attention];
}
