import { useEffect, useMemo } from "react";
import { changePath } from "../../state/actions/applications";
import { useModels, usePlayground } from "../../state/store";
import type { Path, PathEnd } from "../../state/view/path";
import { pathCodes } from "../../state/view/pathCodes";
import { usePresentSheet } from "../../state/view/usePresentSheet";
import type { Sheet } from "../../state/view/viewState";

/** A path, whoever is where along it, and what its codes decode to. */
interface DecodedPath extends Pick<Path, "ends" | "shape" | "count"> {
  readonly sheet: Sheet | null;
}

/** The path between the ends that are chosen, or two images of the Reconstructions strip where there are none yet. */
export function usePath(): DecodedPath {
  const ends = usePlayground((state) => state.path.ends);
  const shape = usePlayground((state) => state.path.shape);
  const count = usePlayground((state) => state.path.count);
  const survey = usePlayground((state) => state.views.survey ?? null);
  const latentDim = usePlayground((state) => state.z.length);
  useDefaultEnds(ends);
  useInView();
  const codes = useMemo(
    () => pathCodes({ ends, shape, count }, survey, latentDim),
    [ends, shape, count, survey, latentDim],
  );
  const subject = [nameOf(ends[0]), nameOf(ends[1]), shape, count].join();
  return { ends, shape, count, sheet: usePresentSheet("interpolation", codes, subject) };
}

/** Places in the strip of the images that a path leads between unless others are chosen. */
const DEFAULT_ENDS = [1, 7] as const;

function useDefaultEnds([from, to]: Path["ends"]): void {
  const models = useModels();
  const strip = usePlayground((state) => state.data?.strip ?? null);
  useEffect(() => {
    if (!strip || (from && to)) return;
    const [first, last] = DEFAULT_ENDS.map((place) => strip[Math.min(place, strip.length - 1)] ?? 0);
    changePath(models, { ends: [from ?? imageEnd(first), to ?? imageEnd(last)] });
  }, [strip, from, to, models]);
}

/** The map shows the path for as long as the component is there. */
function useInView(): void {
  const models = useModels();
  useEffect(() => {
    changePath(models, { isShown: true });
    return () => changePath(models, { isShown: false });
  }, [models]);
}

function imageEnd(row = 0): PathEnd {
  return { kind: "held-out", row };
}

function nameOf(end: PathEnd | null): string {
  return end?.kind === "held-out" ? `image ${end.row}` : `point ${end?.z.join(" ")}`;
}
