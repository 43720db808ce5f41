import { useMemo, useState } from "react";
import type { EncoderNoise } from "../../experiment/objective";
import { activeUnits } from "../../state/activeUnits";
import { histogram, largestMagnitude, median, norms, quantile, spreadOfMeans } from "../../state/statistics";
import { usePlayground } from "../../state/store";
import { Tooltip } from "../../widgets/Tooltip";
import { significant } from "../notation";
import { axisLimit } from "./axisLimit";
import { Histogram } from "./Histogram";
import { latentDimOf } from "./places";
import { sigmasInUse } from "./posteriors";
import styles from "./Statistics.module.css";

const BINS = 40;
/** Share of the values that an axis is made to hold. */
const SHARE_HELD = 0.995;
/** Values that an axis is fitted to. */
const ENOUGH = 20_000;

/** How wide the posteriors are and where their means lie: two histograms and six numbers. */
export function Statistics() {
  const survey = usePlayground((state) => state.survey);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const sigma = survey ? sigmasInUse(survey, noise) : none;
  const distances = useMemo(() => (survey ? norms(survey.mu, latentDimOf(survey)) : none), [survey]);
  const medianSigma = useMemo(() => median(sigma), [sigma]);
  const medianDistance = useMemo(() => median(distances), [distances]);
  return (
    <div className={styles.statistics}>
      <Distribution
        title={<Term definition={sigmaDefinition}>σ, width of the posteriors</Term>}
        name={`Histogram of σ over images and dimensions, median ${significant(medianSigma)}`}
        note={fixedNote[noise]}
        values={sigma}
        tone="kl"
      />
      <Distribution
        title={<Term definition={distanceDefinition}>‖μ‖, means from the origin</Term>}
        name={`Histogram of ‖μ‖, median ${significant(medianDistance)}`}
        note={null}
        values={distances}
        tone="accent"
      />
      <Numbers medianSigma={medianSigma} />
    </div>
  );
}

function Numbers({ medianSigma }: { readonly medianSigma: number }) {
  const survey = usePlayground((state) => state.survey);
  const [largest, spread, active] = useMemo(() => {
    if (!survey) return [Number.NaN, Number.NaN, "–"];
    const latentDim = latentDimOf(survey);
    const units = `${activeUnits(survey.mu, latentDim)} / ${latentDim}`;
    return [largestMagnitude(survey.mu), spreadOfMeans(survey.mu, latentDim), units];
  }, [survey]);
  const accuracy = survey?.neighbourAccuracy ?? Number.NaN;
  return (
    <div className={styles.numbers}>
      <Statistic name="Coverage" text={significant(survey?.coverage ?? Number.NaN)} definition={coverageDefinition} />
      <Statistic name="Active units" text={active} definition={activeDefinition} />
      <Statistic name="kNN accuracy on μ" text={significant(accuracy)} definition={neighbourDefinition} />
      <Statistic name="Median σ" text={significant(medianSigma)} definition={medianDefinition} />
      <Statistic name="Largest |μ|" text={significant(largest)} definition={largestDefinition} />
      <Statistic name="Spread of μ" text={significant(spread)} definition={spreadDefinition} />
    </div>
  );
}

const none = new Float32Array(0);
const sigmaDefinition =
  "σ = exp(½ logVar): how far the encoder blurs an image's code, along every dimension. 1 is the prior's own width.";
const distanceDefinition = "The distance of each image's mean μ from the origin, in prior standard deviations.";
const coverageDefinition =
  "How much of the prior the codes fill: the overlap ∫ min(q(z), p(z)) dz of the aggregate posterior q(z), the mean of all q(z|x), with N(0, I), averaged over pairs of active dimensions. 1 means that the decoder knows every place a sample can come from, 0 that it knows none.";
const activeDefinition =
  "Dimensions that the encoder uses: those along which the variance of μ over images exceeds 0.01 (Burda et al. 2016).";
const medianDefinition = "Half of all σ are smaller. Near 1 the code says nothing; near 0 it is a point.";
const largestDefinition = "The coordinate of a mean farthest from 0, over all images and dimensions on the map.";
const spreadDefinition = "Standard deviation of the means along a dimension, averaged over the dimensions.";
const neighbourDefinition =
  "Share of images whose class is the commonest among their ten nearest other means: 0.1 is chance, 1 is perfect.";
const fixedNote: Readonly<Record<EncoderNoise, string | null>> = {
  learned: null,
  zero: "fixed at 0: every code is a point",
  one: "fixed at 1 by the objective",
};

interface DistributionProps {
  readonly title: React.ReactNode;
  readonly name: string;
  /** What is to be known of these values, over the picture. */
  readonly note: string | null;
  readonly values: Float32Array;
  readonly tone: "kl" | "accent";
}

function Distribution({ values, ...rest }: DistributionProps) {
  const [limit, setLimit] = useState(1);
  const needed = useMemo(() => quantile(someOf(values), SHARE_HELD), [values]);
  const fitted = axisLimit(limit, needed);
  if (fitted !== limit) setLimit(fitted);
  const counts = useMemo(() => histogram(values, fitted, BINS), [values, fitted]);
  const { name, ...shown } = rest;
  return <Histogram {...shown} summary={name} counts={counts} limit={fitted} />;
}

/** Evenly picked values, no more than are needed to fit an axis to. */
function someOf(values: Float32Array): Float32Array {
  const stride = Math.ceil(values.length / ENOUGH);
  return stride <= 1 ? values : values.filter((_, index) => index % stride === 0);
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
      <output aria-label={name} aria-live="off">
        {text}
      </output>
    </div>
  );
}

function Term({ definition, children }: { definition: string; children: React.ReactNode }) {
  return <Tooltip content={definition}>{children}</Tooltip>;
}
