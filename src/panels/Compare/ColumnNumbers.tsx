import { useMemo } from "react";
import { useSigmas } from "../../latentMap/numbers/Distribution";
import { useSurvey } from "../../latentMap/useSurvey";
import { largestMagnitude } from "../../model/latent/means";
import { median } from "../../model/quantiles";
import { usePlayground } from "../../state/store";
import { lossText, significant } from "../../words/numbers";
import { elboWords, klName } from "../../words/terms";
import styles from "./ColumnNumbers.module.css";

/** A compared model in numbers: its held-out losses, how wide its posteriors are and how far its means have gone. */
export function ColumnNumbers() {
  const survey = useSurvey();
  const heldOut = usePlayground((state) => state.heldOut?.losses);
  const objective = usePlayground((state) => state.experiment.objective);
  const elbo = elboWords(heldOut, objective);
  const sigma = useSigmas();
  const medianSigma = useMemo(() => median(sigma), [sigma]);
  const largest = useMemo(() => (survey ? largestMagnitude(survey.mu) : undefined), [survey]);
  return (
    <div className={styles.numbers}>
      <Line name="Held-out reconstruction" text={lossText(heldOut?.reconstruction)} unit="nats" tone="reconstruction" />
      <Line name={`Held-out ${klName(objective.noise)}`} text={lossText(heldOut?.kl)} unit="nats" tone="kl" />
      <Line name={elbo.name} text={elbo.text} unit={elbo.unit} />
      <Line name="Median σ" text={significant(survey ? medianSigma : undefined)} />
      <Line name="Largest |μ|" text={significant(largest)} />
      <Line name="Coverage" text={significant(survey?.coverage)} />
    </div>
  );
}

interface LineProps {
  readonly name: string;
  readonly text: string;
  readonly unit?: string | null;
  readonly tone?: "reconstruction" | "kl";
}

function Line({ name, text, unit, tone }: LineProps) {
  return (
    <div className={styles.line} data-tone={tone}>
      <span>{name}</span>
      <output aria-label={name} aria-live="off" translate="no">
        <span>{text}</span>
        {unit && <small>{` ${unit}`}</small>}
      </output>
    </div>
  );
}
