import { useMemo } from "react";
import { sizeOf } from "../experiment/architecture";
import { klOf } from "../model/kl";
import { posteriorsOfRows } from "../model/posterior";
import { usePlayground } from "../state/store";
import { heldOutImage, imageName } from "../state/view/dataSet";
import { useView } from "../state/view/useView";
import { withArticle } from "../words/article";

/** The image that an application is shown with, and what the model makes of it at z = μ. */
interface Subject {
  readonly name: string;
  /** The same in a word. */
  readonly caption: string;
  /** Grey levels, [pixels]. */
  readonly image: Uint8Array;
  /** Its class; null where that is unknown, or the told one, which pinning makes its own. */
  readonly label: number | null;
  readonly reconstruction: Uint8ClampedArray | null;
  /** Nats; undefined until known. */
  readonly kl: number | undefined;
  readonly reconstructionLoss: number | undefined;
}

/** The image looked at closely, or else the first of the strip; null before there are images. */
export function useSubject(): Subject | null {
  const probe = usePlayground((state) => state.probe);
  const first = useFirstOfStrip(probe === null);
  const data = usePlayground((state) => state.data);
  return useMemo(() => {
    if (!probe) return first;
    const { image, inspection, source } = probe;
    const named = source.kind === "drawn" ? drawn : held(imageName(data, source.row));
    const { kl, reconstruction: reconstructionLoss } = inspection?.losses ?? {};
    return { ...named, image, label: null, reconstruction: inspection?.reconstruction ?? null, kl, reconstructionLoss };
  }, [probe, first, data]);
}

function useFirstOfStrip(wanted: boolean): Subject | null {
  const data = usePlayground((state) => state.data);
  const survey = usePlayground((state) => state.views.survey ?? null);
  const reconstructions = usePlayground((state) => state.views.reconstructions?.images ?? null);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const scores = useView("scores", wanted || null)?.reconstruction ?? null;
  return useMemo(() => {
    const row = data?.strip[0];
    if (!data || row === undefined) return null;
    const pixels = sizeOf(data.imageShape);
    const latentDim = survey ? survey.mu.length / survey.count : 0;
    const posterior = survey && row < survey.count ? posteriorsOfRows(survey, latentDim, row, row + 1) : null;
    return {
      ...held(imageName(data, row)),
      image: heldOutImage(data, row),
      label: data.testLabels?.[row] ?? null,
      reconstruction: reconstructions?.subarray(0, pixels) ?? null,
      kl: posterior ? klOf(posterior.mu, posterior.logVar, noise) : undefined,
      reconstructionLoss: scores?.[row],
    };
  }, [data, survey, reconstructions, noise, scores]);
}

const drawn = { name: "your drawing", caption: "drawn" };

function held(name: string) {
  return { name: `a held-out ${name}`, caption: withArticle(name) };
}
