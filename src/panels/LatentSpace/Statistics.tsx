import { useMemo, useState } from "react";
import type { EncoderNoise } from "../../experiment/objective";
import type { Survey } from "../../state/state";
import { histogram, largestMagnitude, median, norms, quantile, sigmas, spreadOfMeans } from "../../state/statistics";
import { usePlayground } from "../../state/store";
import { Tooltip } from "../../widgets/Tooltip";
import { significant } from "../notation";
import { axisLimit } from "./axisLimit";
import { Histogram } from "./Histogram";
import { latentDimOf } from "./places";
import styles from "./Statistics.module.css";

const BINS = 40;
/** Share of the values that an axis is made to hold. */
const SHARE_HELD = 0.995;

/** How wide the posteriors are and where their means lie: two histograms and three numbers. */
export function Statistics() {
  const survey = usePlayground((state) => state.survey);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const sigma = useMemo(() => sigmasInUse(survey, noise), [survey, noise]);
  const distances = useMemo(() => (survey ? norms(survey.mu, latentDimOf(survey)) : none), [survey]);
  const medianSigma = useMemo(() => median(sigma), [sigma]);
  const largest = useMemo(() => (survey ? largestMagnitude(survey.mu) : Number.NaN), [survey]);
  const spread = useMemo(() => (survey ? spreadOfMeans(survey.mu, latentDimOf(survey)) : Number.NaN), [survey]);
  const fixed = fixedNote[noise];
  return (
    <div className={styles.statistics}>
      <Distribution
        title={<Term definition={sigmaDefinition}>σ, width of the posteriors</Term>}
        name={`Histogram of σ over images and dimensions, median ${significant(medianSigma)}`}
        values={sigma}
        tone="kl"
      />
      {fixed && <p className={styles.note}>{fixed}</p>}
      <Distribution
        title={<Term definition={distanceDefinition}>‖μ‖, means from the origin</Term>}
        name={`Histogram of ‖μ‖, median ${significant(median(distances))}`}
        values={distances}
        tone="accent"
      />
      <div className={styles.numbers}>
        <Statistic name="Median σ" value={medianSigma} definition={medianDefinition} />
        <Statistic name="Largest |μ|" value={largest} definition={largestDefinition} />
        <Statistic name="Spread of μ" value={spread} definition={spreadDefinition} />
        <Statistic
          name="kNN accuracy on μ"
          value={survey?.neighbourAccuracy ?? Number.NaN}
          definition={neighbourDefinition}
        />
      </div>
    </div>
  );
}

const none = new Float32Array(0);
const sigmaDefinition =
  "σ = exp(½ logVar): how far the encoder blurs an image's code, along every dimension. 1 is the prior's own width.";
const distanceDefinition = "The distance of each image's mean μ from the origin, in prior standard deviations.";
const medianDefinition = "Half of all σ are smaller. Near 1 the code says nothing; near 0 it is a point.";
const largestDefinition = "The coordinate of a mean farthest from 0, over all images and dimensions on the map.";
const spreadDefinition = "Standard deviation of the means along a dimension, averaged over the dimensions.";
const neighbourDefinition =
  "Share of images whose class is the commonest among their ten nearest other means: 0.1 is chance, 1 is perfect.";
const fixedNote: Readonly<Record<EncoderNoise, string | null>> = {
  learned: null,
  zero: "σ is fixed at 0: every code is a point.",
  one: "σ is fixed at 1: the encoder cannot change it.",
};

function sigmasInUse(survey: Survey | null, noise: EncoderNoise): Float32Array {
  if (!survey) return none;
  if (noise === "learned") return sigmas(survey.logVar);
  return new Float32Array(survey.logVar.length).fill(noise === "one" ? 1 : 0);
}

interface DistributionProps {
  readonly title: React.ReactNode;
  readonly name: string;
  readonly values: Float32Array;
  readonly tone: "kl" | "accent";
}

function Distribution({ title, name, values, tone }: DistributionProps) {
  const [limit, setLimit] = useState(1);
  const needed = useMemo(() => quantile(values, SHARE_HELD), [values]);
  const fitted = axisLimit(limit, needed);
  if (fitted !== limit) setLimit(fitted);
  const counts = useMemo(() => histogram(values, fitted, BINS), [values, fitted]);
  return <Histogram title={title} summary={name} counts={counts} limit={fitted} tone={tone} />;
}

function Statistic({ name, value, definition }: { name: string; value: number; definition: string }) {
  return (
    <div className={styles.number}>
      <Term definition={definition}>{name}</Term>
      <output aria-label={name} aria-live="off">
        {significant(value)}
      </output>
    </div>
  );
}

function Term({ definition, children }: { definition: string; children: React.ReactNode }) {
  return <Tooltip content={definition}>{children}</Tooltip>;
}
