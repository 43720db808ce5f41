import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useMemo, useState } from "react";
import { axisLimit } from "./axisLimit";

/** A quantity that histograms show. */
export type AxisName = "sigma" | "distance";

interface Axes {
  /** The right ends that histograms need, by name and by the histogram's own id. */
  readonly limits: Readonly<Record<string, number>>;
  readonly note: (key: string, limit: number | null) => void;
}

const AxesContext = createContext<Axes | null>(null);

interface SharedAxesProps {
  readonly shares: boolean;
  readonly children: ReactNode;
}

/** Holds the histograms in it of one quantity to one axis, so that they can be compared; or leaves each its own. */
export function SharedAxes({ shares, children }: SharedAxesProps) {
  const [limits, setLimits] = useState<Axes["limits"]>({});
  const note = useCallback((key: string, limit: number | null) => {
    setLimits((before) => {
      if (before[key] === (limit ?? undefined)) return before;
      const { [key]: _, ...others } = before;
      return limit === null ? others : { ...others, [key]: limit };
    });
  }, []);
  const axes = useMemo(() => ({ limits, note }), [limits, note]);
  return <AxesContext value={shares ? axes : null}>{children}</AxesContext>;
}

/** What an axis is to hold: of its own, and where it is shared. */
interface Needed {
  readonly own: number;
  readonly shared: number;
}

/** The right end of an axis from 0 that is to hold what is needed, and what others need that share it. */
export function useAxisLimit(name: AxisName, needed: Needed): number {
  const id = useId();
  const axes = useContext(AxesContext);
  const [limit, setLimit] = useState(1);
  const fitted = axisLimit(limit, axes ? needed.shared : needed.own);
  if (fitted !== limit) setLimit(fitted);
  const key = `${name} ${id}`;
  const note = axes?.note;
  useEffect(() => note?.(key, fitted), [note, key, fitted]);
  useEffect(() => () => note?.(key, null), [note, key]);
  const others = Object.entries(axes?.limits ?? {}).flatMap(([of, each]) => (of.startsWith(`${name} `) ? each : []));
  return Math.max(fitted, ...others);
}
