import { useMemo } from "react";
import { usePlayground } from "../../../state/store";
import { latentDimOf, mapCoordinates } from "./places";
import type { Projection } from "./projection";

/** Where the posterior means of the latest survey lie on the map, in prior standard deviations, [count, 2]; null before. */
export function useMeansOnMap(projection: Projection): Float32Array | null {
  const survey = usePlayground((state) => state.survey);
  return useMemo(() => survey && mapCoordinates(survey.mu, latentDimOf(survey), projection), [survey, projection]);
}
