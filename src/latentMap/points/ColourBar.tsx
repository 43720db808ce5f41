import { useTheme } from "../../pictures/theme";
import { usePlayground } from "../../state/store";
import { significant } from "../../words/symbols";
import { useSurvey } from "../useSurvey";
import styles from "./ColourBar.module.css";
import { type QuantityColouring, shadingOf } from "./colouring";
import { ramps } from "./tones";

const names: Readonly<Record<QuantityColouring, string>> = {
  reconstruction: "Reconstruction loss at z = μ, nats",
  kl: "KL, nats",
  sigma: "σ, mean over the dimensions",
};

/** What the colours of a quantity tell: the scale from the least to the greatest value, and the quantity's unit. */
export function ColourBar({ colouring }: { readonly colouring: QuantityColouring }) {
  const survey = useSurvey();
  const scores = usePlayground((state) => state.views.scores?.reconstruction ?? null);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const theme = useTheme();
  const range = survey ? shadingOf(survey, scores, colouring, noise)?.range : undefined;
  const [least, greatest] = range ? [significant(range.least), significant(range.greatest)] : ["–", "–"];
  return (
    <figure className={styles.scale} aria-label={`${names[colouring]}: colours from ${least} to ${greatest}`}>
      <figcaption>{names[colouring]}</figcaption>
      <span className={styles.end} translate="no">{`≤ ${least}`}</span>
      <span
        aria-hidden
        className={styles.bar}
        style={{ background: `linear-gradient(90deg, ${ramps[theme].join()})` }}
      />
      <span className={styles.end} translate="no">{`≥ ${greatest}`}</span>
    </figure>
  );
}
