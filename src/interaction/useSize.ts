import { type RefObject, useLayoutEffect, useState } from "react";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Width and height of an element's content in CSS pixels, kept up to date; both 0 while it has no area. */
export function useSize(element: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = areaOf(entry.contentRect);
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** What is 0 wide or 0 high shows nothing, and no scale can be made of it. */
export function areaOf({ width, height }: Size): Size {
  return width > 0 && height > 0 ? { width, height } : { width: 0, height: 0 };
}
