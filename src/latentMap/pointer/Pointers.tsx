import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { usePlayground } from "../../state/store";
import styles from "../LatentMap.module.css";
import type { PixelBox } from "../plane/lookup";
import { Tracker } from "./tracker";
import type { PressContext, Viewport } from "./viewport";

interface PointersProps {
  /** The map's element. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly viewport: Viewport;
}

/** Has mouse, pens and fingers act on the map; shows the rectangle that they draw. */
export function Pointers({ frame, viewport }: PointersProps) {
  const [box, outline] = useState<PixelBox | null>(null);
  const latest = useLatest(usePressContext(viewport));
  useEffect(() => {
    if (!frame.current) return;
    const end = new AbortController();
    new Tracker(frame.current, { context: () => latest.current, outline }).listen(end.signal);
    return () => end.abort();
  }, [frame, latest]);
  if (!box) return null;
  const [[x, y], [toX, toY]] = box;
  const corner = `translate(${Math.min(x, toX)}px, ${Math.min(y, toY)}px)`;
  return (
    <div className={styles.box} style={{ transform: corner, width: Math.abs(toX - x), height: Math.abs(toY - y) }} />
  );
}

function usePressContext(viewport: Viewport): PressContext {
  const z = usePlayground((state) => state.z);
  const picking = usePlayground((state) => state.picking);
  const path = usePlayground((state) => state.path);
  const arrow = usePlayground((state) => state.arrow);
  return useMemo(() => ({ ...viewport, state: { z, picking, path, arrow } }), [viewport, z, picking, path, arrow]);
}

/** What was last rendered with, for listeners that stay. */
function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  }, [value]);
  return latest;
}
