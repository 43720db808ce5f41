import { useMemo } from "react";
import { aggregateRows, posteriorCodes, priorCodes } from "../../model/latent/samples";
import { usePlayground } from "../../state/store";
import { useSampledImage } from "./useSampledImage";

/** Codes of samples, and what they are of. */
interface SampledCodes {
  /** [count, latentDim]; null where the model has not yet said what it makes of the images. */
  readonly z: Float32Array | null;
  /** The same while the codes differ only because the model learns. */
  readonly subject: string;
}

/** The codes of `count` samples that the user asks for; those from posteriors move as the model learns. */
export function useSamples(count: number): SampledCodes {
  const { source, seed } = usePlayground((state) => state.samples);
  const prior = usePriorCodes(count, seed);
  const aggregate = useAggregateCodes(count, seed);
  const { codes, image } = useImageCodes(count, seed);
  const subject = [source, seed, count].join();
  if (source === "prior") return { z: prior, subject };
  if (source === "aggregate") return { z: aggregate, subject };
  return { z: codes, subject: `${subject},${image}` };
}

function usePriorCodes(count: number, seed: number): Float32Array {
  const latentDim = usePlayground((state) => state.z.length);
  return useMemo(() => priorCodes(count, latentDim, seed), [count, latentDim, seed]);
}

function useAggregateCodes(count: number, seed: number): Float32Array | null {
  const latentDim = usePlayground((state) => state.z.length);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const survey = usePlayground((state) => state.views.survey ?? null);
  return useMemo(() => {
    if (!survey || survey.mu.length !== survey.count * latentDim) return null;
    return posteriorCodes(survey, aggregateRows(count, survey.count, seed), latentDim, noise, seed);
  }, [survey, count, seed, latentDim, noise]);
}

function useImageCodes(count: number, seed: number): { codes: Float32Array | null; image: string } {
  const latentDim = usePlayground((state) => state.z.length);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const { posterior, key } = useSampledImage();
  const codes = useMemo(() => {
    if (posterior?.mu.length !== latentDim) return null;
    return posteriorCodes(posterior, new Uint32Array(count), latentDim, noise, seed);
  }, [posterior, count, seed, latentDim, noise]);
  return { codes, image: key };
}
