import { useEffect, useMemo } from "react";
import type { Path, PathEnd } from "../../../state/explore";
import { codeAt, pathCodes } from "../../../state/path";
import type { Sheet } from "../../../state/state";
import { actions, usePlayground } from "../../../state/store";
import { usePresentSheet } from "../usePresentSheet";

/** The path between the ends that are chosen, or two images of the Reconstructions strip where there are none yet. */
export function usePath(): { readonly path: Path; readonly sheet: Sheet | null } {
  const path = usePlayground((state) => state.path);
  const survey = usePlayground((state) => state.survey);
  const latentDim = usePlayground((state) => state.z.length);
  useDefaultEnds(path.ends);
  const { ends, shape, count } = path;
  const codes = useMemo(
    () => pathCodes({ ends, shape, count }, survey, latentDim),
    [ends, shape, count, survey, latentDim],
  );
  const sheet = usePresentSheet("interpolation", codes, [nameOf(ends[0]), nameOf(ends[1]), shape, count].join());
  return { path, sheet };
}

/** Takes the user along the path: a position, 0 to 1, becomes that of the user's point. */
export function useTravel(): (position: number) => void {
  const path = usePlayground((state) => state.path);
  const survey = usePlayground((state) => state.survey);
  const latentDim = usePlayground((state) => state.z.length);
  return (position) => {
    actions.changePath({ position });
    const z = codeAt(path, survey, latentDim, position);
    if (z) actions.moveTo(z);
  };
}

/** The strip's images that a path leads between unless others are chosen: of MNIST a 1 and a 7. */
const DEFAULT_ENDS = [1, 7] as const;

function useDefaultEnds([from, to]: Path["ends"]): void {
  const strip = usePlayground((state) => state.data?.strip ?? null);
  useEffect(() => {
    if (!strip || (from && to)) return;
    const [first, last] = DEFAULT_ENDS.map((place) => strip[Math.min(place, strip.length - 1)] ?? 0);
    actions.changePath({ ends: [from ?? imageEnd(first), to ?? imageEnd(last)] });
  }, [strip, from, to]);
}

function imageEnd(row = 0): PathEnd {
  return { kind: "held-out", row };
}

function nameOf(end: PathEnd | null): string {
  return end?.kind === "held-out" ? `image ${end.row}` : `point ${end?.z.join(" ")}`;
}
