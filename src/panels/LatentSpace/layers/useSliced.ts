import { useEffect, useMemo, useState } from "react";
import { type Sliced, Slicer } from "./sliced";

/** Milliseconds between two works while their subject keeps changing. */
const REST_MS = 500;

/** Result of the latest of such works that is done, the one before it until then; null without work. */
export function useSliced<Result>(work: Sliced<Result> | null): Result | null {
  const [result, setResult] = useState<Result | null>(null);
  const slicer = useMemo(() => new Slicer<Result>((done) => setResult(() => done), REST_MS), []);
  useEffect(() => () => slicer.stop(), [slicer]);
  useEffect(() => {
    if (work) slicer.want(work);
    else slicer.stop();
  }, [slicer, work]);
  return work ? result : null;
}
