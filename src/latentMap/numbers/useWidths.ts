import { useMemo } from "react";
import { spreadOfMeans } from "../../model/latent/means";
import { median } from "../../model/quantiles";
import { latentDimOf } from "../plane/places";
import { useSurvey } from "../useSurvey";
import { useSigmas } from "./Distribution";

/** How wide the posteriors of the held-out images are, and how far their means lie from each other. */
interface Widths {
  readonly medianSigma: number;
  /** Standard deviation of the means along a dimension, averaged over the dimensions. */
  readonly spread: number;
  /** The first as a share of the second: no scale of the codes changes it. */
  readonly ratio: number;
}

/** The widths of the latest survey; undefined before there is one. */
export function useWidths(): Widths | undefined {
  const survey = useSurvey();
  const sigma = useSigmas();
  return useMemo(() => {
    if (!survey) return undefined;
    const medianSigma = median(sigma);
    const spread = spreadOfMeans(survey.mu, latentDimOf(survey));
    return { medianSigma, spread, ratio: medianSigma / spread };
  }, [survey, sigma]);
}
