import { useEffect, useMemo, useState } from "react";
import { type Sliced, Slicer } from "./sliced";

/**
 * Result of the latest of such works that is done, the one before it until then; null without work. Between two works
 * there are so many milliseconds of rest.
 */
export function useSliced<Result>(work: Sliced<Result> | null, restMs: number): Result | null {
  const [result, setResult] = useState<Result | null>(null);
  const slicer = useMemo(() => new Slicer<Result>((done) => setResult(() => done), restMs), [restMs]);
  useEffect(() => () => slicer.stop(), [slicer]);
  useEffect(() => {
    if (work) slicer.want(work);
    else slicer.stop();
  }, [slicer, work]);
  return work ? result : null;
}
