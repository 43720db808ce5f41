import { memo, useMemo } from "react";
import { activeUnits } from "../../model/latent/activity";
import { largestMagnitude, spreadOfMeans } from "../../model/latent/means";
import { median } from "../../model/quantiles";
import { usePlayground } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { Tooltip } from "../../widgets/Tooltip";
import { significant, wholeText } from "../../words/numbers";
import { latentDimOf } from "../plane/places";
import { useSurvey } from "../useSurvey";
import { DistanceDistribution, SigmaDistribution, useSigmas } from "./Distribution";
import styles from "./Statistics.module.css";

/** How wide the posteriors are and where their means lie: two histograms and six numbers. */
export function LatentStatistics() {
  return (
    <div className={styles.statistics}>
      <SigmaDistribution />
      <DistanceDistribution />
      <Numbers />
    </div>
  );
}

function Numbers() {
  const sigma = useSigmas();
  const medianSigma = useMemo(() => median(sigma), [sigma]);
  const survey = useSurvey();
  const [largest, spread, active] = useMemo(() => {
    if (!survey) return [undefined, undefined, wholeText(undefined)];
    const latentDim = latentDimOf(survey);
    const units = `${activeUnits(survey.mu, latentDim)} / ${latentDim}`;
    return [largestMagnitude(survey.mu), spreadOfMeans(survey.mu, latentDim), units];
  }, [survey]);
  const classes = usePlayground((state) => dataSetOf(state).classNames.length);
  return (
    <div className={styles.numbers}>
      <Statistic name="Coverage" text={significant(survey?.coverage)} definition={coverageDefinition} />
      <Statistic name="Active units" text={active} definition={activeDefinition} />
      <Statistic
        name="kNN accuracy on μ"
        text={significant(survey && (survey.neighbourAccuracy ?? Number.NaN))}
        definition={neighbourDefinition(classes)}
      />
      <Statistic name="Median σ" text={significant(survey ? medianSigma : undefined)} definition={medianDefinition} />
      <Statistic name="Largest |μ|" text={significant(largest)} definition={largestDefinition} />
      <Statistic name="Spread of μ" text={significant(spread)} definition={spreadDefinition} />
    </div>
  );
}

const coverageDefinition =
  "How much of the prior the codes fill: the overlap ∫ min(q(z), p(z)) dz of the aggregate posterior q(z), the mixture of all q(z|x), with N(0, I), averaged over pairs of active dimensions. 1: codes lie wherever the prior does; whether the decoder has learned anything there is another matter. 0: they lie nowhere near it.";
const activeDefinition =
  "Dimensions that the encoder uses: those along which the variance of μ over images exceeds 0.01 (Burda et al. 2016).";
const medianDefinition =
  "Half of all σ are smaller. Compare it with the spread of μ: far below it a code is all but a point, far above it says nothing.";
const largestDefinition = "The coordinate of a mean farthest from 0, over all images and dimensions on the map.";
const spreadDefinition = "Standard deviation of the means along a dimension, averaged over the dimensions.";

function neighbourDefinition(classes: number): string {
  if (classes === 0) return "There is none: the images of this data set have no classes.";
  const chance = significant(1 / classes);
  return `Share of images whose class is the commonest among their ten nearest other means: ${chance} is chance, 1 is perfect.`;
}

interface StatisticProps {
  readonly name: string;
  readonly text: string;
  readonly definition: string;
}

function Statistic({ name, text, definition }: StatisticProps) {
  return (
    <div className={styles.number}>
      <Term definition={definition}>{name}</Term>
      <output aria-label={name} aria-live="off" translate="no">
        {text}
      </output>
    </div>
  );
}

interface TermProps {
  readonly definition: string;
  readonly children: string;
}

/** A word and its definition; a tooltip is costly to render again with each survey. */
const Term = memo(function Term({ definition, children }: TermProps) {
  return <Tooltip content={definition}>{children}</Tooltip>;
});
