import { useMemo } from "react";
import { commonestClass, nearestRows } from "../../model/latent/neighbours";
import { usePlayground } from "../../state/store";
import { Tooltip } from "../../widgets/Tooltip";
import styles from "./Findings.module.css";

/** Neighbours that are asked for their class. */
const NEIGHBOURS = 10;

/** The class that most of the held-out images have whose means lie nearest to `mu` [latentDim]. */
export function NearestClass({ mu }: { readonly mu: Float32Array | null }) {
  const survey = usePlayground((state) => state.views.survey ?? null);
  const data = usePlayground((state) => state.data);
  const vote = useMemo(() => {
    if (!mu || !survey || !data?.testLabels || survey.mu.length !== survey.count * mu.length) return null;
    return commonestClass(nearestRows(survey.mu, mu, NEIGHBOURS), data.testLabels);
  }, [mu, survey, data]);
  if (data && !data.testLabels) return null;
  return (
    <div className={styles.nearest}>
      <output aria-label="Class of the nearest means" aria-live="off" translate="no">
        {(vote && data?.classNames[vote.label]) ?? "–"}
      </output>
      <Tooltip content="The class that most of the 10 held-out images have whose means lie nearest to this one's, in all latent dimensions.">
        {vote ? `${vote.votes} of its ${NEIGHBOURS} nearest` : "its nearest"}
      </Tooltip>
    </div>
  );
}
