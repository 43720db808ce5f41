import { useMemo } from "react";
import { hasSkips } from "../../experiment/skips";
import { useWidths } from "../../latentMap/numbers/useWidths";
import { useSurvey } from "../../latentMap/useSurvey";
import { largestMagnitude } from "../../model/latent/means";
import { usePlayground } from "../../state/store";
import { countText, lossText, significant } from "../../words/numbers";
import { elboWords, klName } from "../../words/terms";
import styles from "./ColumnNumbers.module.css";

/** A compared model in numbers: its held-out losses, how wide its posteriors are and how far its means have gone, and of which steps that is. */
export function ColumnNumbers() {
  const survey = useSurvey();
  const heldOut = usePlayground((state) => state.heldOut?.losses);
  const evaluated = usePlayground((state) => state.heldOut?.step);
  const objective = usePlayground((state) => state.experiment.objective);
  const seesImage = usePlayground(({ experiment }) => hasSkips(experiment.architecture));
  const elbo = elboWords(heldOut, objective, seesImage);
  const widths = useWidths();
  const largest = useMemo(() => (survey ? largestMagnitude(survey.mu) : undefined), [survey]);
  return (
    <div className={styles.numbers} data-in-picture>
      <Line name="Held-out reconstruction" text={lossText(heldOut?.reconstruction)} unit="nats" tone="reconstruction" />
      <Line name={`Held-out ${klName(objective.noise)}`} text={lossText(heldOut?.kl)} unit="nats" tone="kl" />
      <Line name={elbo.name} text={elbo.text} unit={elbo.unit} />
      <Line name="Median σ" text={significant(widths?.medianSigma)} />
      <Line name="Spread of μ" text={significant(widths?.spread)} />
      <Line name="σ / spread of μ" text={significant(widths?.ratio)} />
      <Line name="Largest |μ|" text={significant(largest)} />
      <Line name="Prior covered" text={significant(survey?.coverage)} />
      <p className={styles.steps}>{`Losses of step ${countText(evaluated)}, codes of ${countText(survey?.step)}`}</p>
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
