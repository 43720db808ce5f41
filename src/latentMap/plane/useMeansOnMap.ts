import { useMemo } from "react";
import { type Projection, projectedCodes } from "../../model/latent/projection";
import { useSurvey } from "../useSurvey";
import { latentDimOf } from "./places";

/** Where the posterior means of the latest survey lie on the map, in prior standard deviations, [count, 2]; null before. */
export function useMeansOnMap(projection: Projection): Float32Array | null {
  const survey = useSurvey();
  return useMemo(() => survey && projectedCodes(survey.mu, latentDimOf(survey), projection), [survey, projection]);
}
