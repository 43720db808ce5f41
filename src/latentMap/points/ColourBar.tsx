import type { FactorDescription } from "../../experiment/dataSets";
import type { EncoderNoise } from "../../experiment/objective";
import { useTheme } from "../../pictures/theme";
import { usePlayground } from "../../state/store";
import { colouredFactor } from "../../state/view/dataSet";
import { factorText } from "../../words/dataSets";
import { settingText, significant } from "../../words/numbers";
import { klName } from "../../words/terms";
import { useShading } from "../MapMemory";
import styles from "./ColourBar.module.css";
import type { QuantityColouring } from "./colouring";
import { colourScale } from "./tones";

function nameOf(colouring: QuantityColouring, noise: EncoderNoise, factor: FactorDescription | null): string {
  if (factor) return factorText(factor);
  if (colouring === "kl") return `${klName(noise)}, nats`;
  return colouring === "sigma" ? "σ, mean over the dimensions" : "Reconstruction loss at z = μ, nats";
}

/** What the colours of a quantity tell: the scale from the least to the greatest value, and the quantity's unit. */
export function ColourBar({ colouring }: { readonly colouring: QuantityColouring }) {
  const theme = useTheme();
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const factor = usePlayground((state) => colouredFactor(state, colouring));
  const name = nameOf(colouring, noise, factor);
  const isCircular = factor?.isCircular ?? false;
  const range = useShading(colouring)?.range;
  const [least, greatest] = [range?.least, range?.greatest].map(factor ? settingText : significant);
  return (
    <figure
      className={styles.scale}
      aria-label={`${name}: colours ${isCircular ? "once around " : ""}from ${least} to ${greatest}`}
    >
      <figcaption data-in-picture>{name}</figcaption>
      <span className={styles.end} translate="no" data-in-picture>
        {factor ? least : `≤ ${least}`}
      </span>
      <span
        aria-hidden
        className={styles.bar}
        data-on-paper={colourScale("light", isCircular).join()}
        style={{ background: `linear-gradient(90deg, ${colourScale(theme, isCircular).join()})` }}
      />
      <span className={styles.end} translate="no" data-in-picture>
        {factor ? greatest : `≥ ${greatest}`}
      </span>
    </figure>
  );
}
