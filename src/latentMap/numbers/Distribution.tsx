import { type ReactNode, useMemo } from "react";
import type { EncoderNoise } from "../../experiment/objective";
import { norms } from "../../model/latent/means";
import { histogram, median, quantiles } from "../../model/quantiles";
import { usePlayground } from "../../state/store";
import { Tooltip } from "../../widgets/Tooltip";
import { codeDefinitions } from "../../words/codes";
import { countText, significant, tickText } from "../../words/numbers";
import { type Name, useNames } from "../../words/wording";
import { sigmasInUse } from "../layers/posteriors";
import { latentDimOf } from "../plane/places";
import { useSurvey } from "../useSurvey";
import { Histogram } from "./Histogram";
import { type AxisName, useAxisLimit } from "./SharedAxes";

const BINS = 40;
/** Shares of the values that an axis is made to hold: one of its own, and one that is shared, which no tail may stretch for all. */
const SHARES_HELD = [0.995, 0.9] as const;
/** Values that an axis is fitted to. */
const ENOUGH = 20_000;

/** How wide the posteriors of the held-out images are, over images and dimensions. */
export function SigmaDistribution() {
  const sigma = useSigmas();
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const middle = useMemo(() => median(sigma), [sigma]);
  return (
    <Distribution
      title={<Title name="σ, width of the posteriors" definition={codeDefinitions.sigma} more="sigma" />}
      name={`Histogram of σ over images and dimensions, median ${significant(middle)}`}
      note={fixedNote[noise]}
      values={sigma}
      axis="sigma"
      tone="kl"
    />
  );
}

/** How far the held-out images' means lie from the origin. */
export function DistanceDistribution() {
  const survey = useSurvey();
  const distances = useMemo(() => (survey ? norms(survey.mu, latentDimOf(survey)) : none), [survey]);
  const middle = useMemo(() => median(distances), [distances]);
  return (
    <Distribution
      title={<Title name="‖μ‖, means from the origin" definition={codeDefinitions.distance} more="distance" />}
      name={`Histogram of ‖μ‖, median ${significant(middle)}`}
      note={null}
      values={distances}
      axis="distance"
      tone="accent"
    />
  );
}

/** σ of every held-out image and dimension under the objective's noise. */
export function useSigmas(): Float32Array {
  const survey = useSurvey();
  const noise = usePlayground((state) => state.experiment.objective.noise);
  return survey ? sigmasInUse(survey, noise) : none;
}

const none = new Float32Array(0);
const fixedNote: Readonly<Record<EncoderNoise, string | null>> = {
  learned: null,
  zero: "fixed at 0: every code is a point",
  one: "fixed at 1 by the objective",
};

interface TitleProps {
  readonly name: Name;
  readonly definition: string;
  /** Its key in the glossary. */
  readonly more: string;
}

function Title({ name, definition, more }: TitleProps) {
  const names = useNames();
  return (
    <Tooltip content={definition} more={more}>
      {names(name)}
    </Tooltip>
  );
}

interface DistributionProps {
  readonly title: ReactNode;
  readonly name: string;
  /** What is to be known of these values, over the picture. */
  readonly note: string | null;
  readonly values: Float32Array;
  readonly axis: AxisName;
  readonly tone: "kl" | "accent";
}

function Distribution({ values, axis, ...rest }: DistributionProps) {
  const [own = 0, shared = 0] = useMemo(() => quantiles(someOf(values), SHARES_HELD), [values]);
  const limit = useAxisLimit(axis, { own, shared });
  const binned = useMemo(() => histogram(values, limit, BINS), [values, limit]);
  const { name, note, ...shown } = rest;
  const over = binned.over > 0 ? `${countText(binned.over)} over ${tickText(limit)}` : null;
  const summary = over === null ? name : `${name}; ${over}`;
  return <Histogram {...shown} {...binned} summary={summary} note={note ?? over} limit={limit} />;
}

/** Evenly picked values, no more than are needed to fit an axis to. */
function someOf(values: Float32Array): Float32Array {
  const stride = Math.ceil(values.length / ENOUGH);
  return stride <= 1 ? values : values.filter((_, index) => index % stride === 0);
}
