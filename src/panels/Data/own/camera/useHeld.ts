import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef } from "react";

/** How long a button is held until it repeats, and how often it then does, in ms. */
const REPEATS_AFTER_MS = 400;
const REPEATS_EVERY_MS = 200;

/** Does something when a button is pressed, and five times a second while it is held, by pointer or by key. */
export function useHeld(act: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  const end = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const repeat = (after: number) => {
    timer.current = setTimeout(() => {
      latest.current();
      repeat(REPEATS_EVERY_MS);
    }, after);
  };
  const begin = () => {
    if (timer.current !== undefined) return;
    latest.current();
    repeat(REPEATS_AFTER_MS);
  };
  const isKey = ({ key }: KeyboardEvent) => key === " " || key === "Enter";
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) begin();
    },
    onPointerUp: end,
    onPointerLeave: end,
    onPointerCancel: end,
    onKeyDown: (event: KeyboardEvent) => {
      if (!isKey(event)) return;
      // Else the browser clicks as well.
      event.preventDefault();
      if (!event.repeat) begin();
    },
    onKeyUp: (event: KeyboardEvent) => {
      if (!isKey(event)) return;
      event.preventDefault();
      end();
    },
    onBlur: end,
    // What assists a user may click without any pointer or key.
    onClick: ({ detail }: MouseEvent) => {
      if (detail === 0) latest.current();
    },
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
  };
}
