import { useMemo } from "react";
import type { AnomalyScoreName } from "../../model/anomalyScores";
import { norms } from "../../model/latent/means";
import { negativeElbo } from "../../model/objective";
import { quantile } from "../../model/quantiles";
import { areaUnderCurve, confusionAt, errorOfArea } from "../../model/roc";
import { usePlayground } from "../../state/store";
import type { Inspection } from "../../state/view/probe";
import type { Seen } from "../../state/view/viewState";
import { Tooltip } from "../../widgets/Tooltip";
import { anomalyScoreMeaning, isInNats } from "../../words/anomalies";
import { decimal, estimateText } from "../../words/numbers";
import { ConfusionTable } from "./ConfusionTable";
import { Extremes } from "./Extremes";
import { Histograms } from "./Histograms";
import { RocPlot } from "./RocPlot";
import { sharedAxis } from "./scoreBins";
import styles from "./Unusual.module.css";

interface JudgementProps {
  readonly seen: Seen<"anomalyScores">;
  readonly score: AnomalyScoreName;
  /** Where the threshold was moved to; null where it was not. */
  readonly moved: number | null;
  readonly onThreshold: (threshold: number) => void;
}

/** Share of the usual images that the threshold lets pass until it is moved. */
const LET_PASS = 0.95;

/** What one score makes of usual and unusual images. */
export function Judgement({ seen, score, moved, onThreshold }: JudgementProps) {
  const [usual, unusual] = [seen.usual[score], seen.unusual[score]];
  const axis = useMemo(() => sharedAxis(usual, unusual), [usual, unusual]);
  const proposed = useMemo(() => quantile(usual, LET_PASS), [usual]);
  const threshold = moved ?? proposed;
  const area = useMemo(() => areaUnderCurve(usual, unusual), [usual, unusual]);
  const confusion = useMemo(() => confusionAt(usual, unusual, threshold), [usual, unusual, threshold]);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const own = usePlayground((state) => ownScore(state.probe?.inspection ?? null, score));
  return (
    <>
      <p className={styles.words}>
        <Tooltip content={areaMeaning}>Area under the ROC curve</Tooltip>
        <span> </span>
        <output aria-label="Area under the ROC curve" aria-live="off" translate="no">
          {areaText(area, usual.length, unusual.length)}
        </output>
        <span> · </span>
        <Tooltip content={anomalyScoreMeaning(score, noise)}>the score</Tooltip>
        <span>{`. ${verdict(area, score)}`}</span>
      </p>
      <Histograms {...{ score, usual, unusual, axis, threshold, own }} onThreshold={onThreshold} />
      <div className={styles.judged}>
        <RocPlot {...{ usual, unusual, area, confusion }} />
        <ConfusionTable confusion={confusion} />
        <Extremes usual={usual} unusual={unusual} unusualImages={seen.unusualImages} />
      </div>
      <p className={styles.words}>{fooled}</p>
      {seen.stranger === "leftOut" && <p className={styles.words}>{leftOut}</p>}
    </>
  );
}

const fooled =
  "A score is no proof. −ELBO says how many nats an image costs, not what it shows: simple images cost little, however strange (Nalisnick et al. 2019). Compare a blank image with an inverted one, and with the nearest training image, which needs no model.";

const leftOut =
  "Which class is left out decides. Of MNIST, with 32 dimensions, −ELBO finds a left-out 2 (area 0.92) and takes a left-out 1 for more usual than the digits it learned (0.09; the small network with 16 dimensions: 0.86 and 0.07): a 1 is one stroke, every other digit has taught the decoder strokes, and little ink costs few nats. A 7 (0.51) and a 9 (0.58) are drawn by what it knows of digits like them. Two dimensions leave less room for that: 0.73, 0.77 and 0.66 (Tonnaer 2023, table 3.3).";

const areaMeaning =
  "How often an unusual image scores higher than a usual one, ties one half: 1 tells all apart, 0.5 is chance, under 0.5 the score holds the unusual ones for more usual. Its standard error is that of Hanley and McNeil (1982). The threshold lets 95 % of the usual images pass until it is moved.";

function areaText(area: number, usualCount: number, unusualCount: number): string {
  const error = errorOfArea(area, usualCount, unusualCount);
  return Number.isFinite(error) ? estimateText({ mean: area, error }) : decimal(area, 2);
}

/** What an area under the curve says. */
function verdict(area: number, score: AnomalyScoreName): string {
  if (area >= 0.95) return "It tells nearly all of them apart.";
  if (area >= 0.7) return "It finds many of them and misses others.";
  if (area >= 0.55) return "It is better than chance, and finds few of them.";
  if (area >= 0.45) return "It is hardly better than chance, or no better.";
  const why = isInNats(score) ? " Simple images do: little in them has to be paid for." : "";
  return `It is fooled: these seem more usual to it than what the model learned from.${why}`;
}

/** A score of the image that is looked at closely; null where the page does not know it. */
function ownScore(inspection: Inspection | null, score: AnomalyScoreName): number | null {
  if (!inspection) return null;
  const { losses, mu } = inspection;
  if (score === "negativeElbo") return negativeElbo(losses);
  if (score === "reconstruction" || score === "kl") return losses[score];
  return score === "norm" ? (norms(mu, mu.length)[0] ?? null) : null;
}
