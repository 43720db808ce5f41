import { useMemo } from "react";
import { principalPlane } from "../../model/latent/principalAxes";
import { type Projection, planeOfDimensions } from "../../model/latent/projection";
import type { Survey } from "../../state/state";
import { usePlayground } from "../../state/store";
import { dimensionSymbol } from "../../words/symbols";
import { useSurvey } from "../useSurvey";
import { latentDimOf } from "./places";

/** Principal planes by survey, each turned as the one before it was. */
const planes = new WeakMap<Survey, Projection>();
let latestPlane: Projection | null = null;

/** The plane of latent space that the map shows; its first two dimensions while there are no means to analyse. */
export function useProjection(): Projection {
  const plane = usePlayground((state) => state.map.plane);
  const latentDim = usePlayground((state) => state.z.length);
  const survey = useSurvey(plane.kind === "principal components");
  return useMemo(() => {
    if (plane.kind === "dimensions") return planeOfDimensions(latentDim, plane.axes);
    const fits = survey && latentDimOf(survey) === latentDim;
    return fits ? principalPlaneOf(survey) : planeOfDimensions(latentDim, [0, 1]);
  }, [plane, latentDim, survey]);
}

/** Names of the map's axes, across and up; only one where there is one latent dimension. */
export function usePlaneNames(): readonly string[] {
  const plane = usePlayground((state) => state.map.plane);
  return useMemo(() => {
    if (plane.kind === "principal components") return ["PC₁", "PC₂"];
    return [...new Set(plane.axes)].map(dimensionSymbol);
  }, [plane]);
}

function principalPlaneOf(survey: Survey): Projection {
  const known = planes.get(survey);
  if (known) return known;
  latestPlane = principalPlane(survey.mu, latentDimOf(survey), latestPlane);
  planes.set(survey, latestPlane);
  return latestPlane;
}
