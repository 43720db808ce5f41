import { useCallback, useState, useSyncExternalStore } from "react";

/** Whether an element is on the screen of a page that is not hidden, and the ref that watches it. */
export function useSeen(): readonly [boolean, (element: HTMLElement | null) => (() => void) | undefined] {
  const [isOnScreen, setOnScreen] = useState(false);
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const observer = new IntersectionObserver((entries) => setOnScreen(entries.at(-1)?.isIntersecting ?? false));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const isShown = useSyncExternalStore(watchVisibility, () => document.visibilityState !== "hidden");
  return [isOnScreen && isShown, watch];
}

function watchVisibility(onChange: () => void): () => void {
  document.addEventListener("visibilitychange", onChange);
  return () => document.removeEventListener("visibilitychange", onChange);
}
