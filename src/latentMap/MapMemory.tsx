import { createContext, type ReactNode, useContext, useMemo } from "react";
import { principalPlane } from "../model/latent/principalAxes";
import { type Projection, planeOfDimensions } from "../model/latent/projection";
import { usePlayground } from "../state/store";
import { dataSetOf } from "../state/view/dataSet";
import type { Colouring } from "../state/view/map";
import { useView } from "../state/view/useView";
import { latentDimOf } from "./plane/places";
import { type KnownFactors, type Shading, shadingOf } from "./points/colouring";
import { useChained } from "./useChained";
import { useLayerSettings } from "./useLayerSettings";
import { useSurvey } from "./useSurvey";

/** A colouring and the quantity that it tells; no shading while that is not known, or where it tells classes. */
interface Shaded {
  readonly colouring: Colouring;
  readonly shading: Shading | null;
}

const ProjectionContext = createContext<Projection | null>(null);
const ShadedContext = createContext<Shaded | null>(null);

/**
 * What one map keeps from a survey to the next, so that neither its principal axes nor the range of its colours jumps
 * while the model learns. The map and what is written beside it stand in it.
 */
export function MapMemory({ children }: { readonly children: ReactNode }) {
  return (
    <ProjectionContext value={useSteadyProjection()}>
      <ShadedContext value={useSteadyShading()}>{children}</ShadedContext>
    </ProjectionContext>
  );
}

/** The plane of latent space that the map shows. @throws Error outside of a map's memory */
export function useProjection(): Projection {
  const projection = useContext(ProjectionContext);
  if (!projection) throw new Error("There is no MapMemory here.");
  return projection;
}

/** The quantity that the map's colours tell; null while it is not known, or another colouring is on its way. */
export function useShading(colouring: Colouring): Shading | null {
  const shaded = useContext(ShadedContext);
  return shaded?.colouring === colouring ? shaded.shading : null;
}

/** The plane that is asked for; its first two dimensions while there are no means to analyse. */
function useSteadyProjection(): Projection {
  const plane = usePlayground((state) => state.map.plane);
  const latentDim = usePlayground((state) => state.z.length);
  const survey = useSurvey(plane.kind === "principal components");
  const analysed = survey && latentDimOf(survey) === latentDim ? survey : null;
  const principal = useChained<Projection>(
    analysed && [analysed],
    (before) => (analysed && principalPlane(analysed.mu, latentDim, before)) ?? planeOfDimensions(latentDim, [0, 1]),
  );
  const chosen = useMemo(
    () => planeOfDimensions(latentDim, plane.kind === "dimensions" ? plane.axes : [0, 1]),
    [plane, latentDim],
  );
  return (plane.kind === "principal components" && principal) || chosen;
}

function useSteadyShading(): Shaded {
  const { colouring } = useLayerSettings();
  const survey = useSurvey(colouring !== "class");
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const scores = useView("scores", colouring === "reconstruction" || null)?.reconstruction ?? null;
  const factors = useFactors();
  const source = colouring === "reconstruction" ? scores : survey;
  const shaded = useChained<Shaded>(
    survey && source && colouring !== "class" ? [source, survey.count, colouring, noise, factors] : null,
    (before) => {
      const range = before?.colouring === colouring ? (before.shading?.range ?? null) : null;
      const known = survey && colouring !== "class";
      return { colouring, shading: known ? shadingOf(survey, scores, colouring, noise, range, factors) : null };
    },
  );
  return useMemo(() => shaded ?? { colouring, shading: null }, [shaded, colouring]);
}

/** What is known of how the held-out images came about; null where nothing is. */
function useFactors(): KnownFactors | null {
  const described = usePlayground((state) => dataSetOf(state).factors);
  const values = usePlayground((state) => state.data?.testFactors);
  return useMemo(() => (values ? { described, values } : null), [described, values]);
}
