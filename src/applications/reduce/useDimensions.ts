import { useEffect, useState } from "react";
import { usePlayground } from "../../state/store";
import { useView } from "../../state/view/useView";
import type { Seen } from "../../state/view/viewState";
import { type ModelPoint, withPoint } from "./modelPoints";

interface Found {
  /** What was last seen of this run; null before. */
  readonly seen: Seen<"dimensions"> | null;
  /** The models of this visit, each run as it was last seen. */
  readonly points: readonly ModelPoint[];
}

/** A model beside PCA, looked at while it stands still; earlier runs of the tab's visit stay as points. */
export function useDimensions(): Found {
  const training = usePlayground((state) => state.training);
  const run = usePlayground((state) => state.run);
  const latentDim = usePlayground((state) => state.experiment.architecture.latentDim);
  const source = usePlayground((state) => state.data?.version ?? "");
  const latest = useView("dimensions", training ? null : true);
  const fresh = latest?.model.dimensions === latentDim ? latest : null;
  // What nothing asks for while the model trains is let go of; here it stays, with its step.
  const [kept, keep] = useState<{ readonly run: number; readonly seen: Seen<"dimensions"> } | null>(null);
  const seen = fresh ?? (kept?.run === run ? kept.seen : null);
  const [points, setPoints] = useState<readonly ModelPoint[]>([]);
  useEffect(() => {
    if (!fresh) return;
    keep({ run, seen: fresh });
    const { dimensions, error } = fresh.model;
    if (fresh.step > 0) setPoints((before) => withPoint(before, { run, dimensions, error, source }));
  }, [fresh, run, source]);
  return { seen, points: points.filter((point) => point.source === source) };
}
