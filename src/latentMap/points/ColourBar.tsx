import type { FactorDescription } from "../../experiment/dataSets";
import type { EncoderNoise } from "../../experiment/objective";
import { useTheme } from "../../pictures/theme";
import { usePlayground } from "../../state/store";
import { dataSetOf } from "../../state/view/dataSet";
import { factorOf } from "../../state/view/map";
import { factorText } from "../../words/dataSets";
import { settingText, significant } from "../../words/numbers";
import { klName } from "../../words/terms";
import { useShading } from "../MapMemory";
import styles from "./ColourBar.module.css";
import type { QuantityColouring } from "./colouring";
import { ramps } from "./tones";

function nameOf(colouring: QuantityColouring, noise: EncoderNoise, factors: readonly FactorDescription[]): string {
  const factor = factorOf(colouring);
  if (factor !== null) return factorText(factors[factor]);
  if (colouring === "kl") return `${klName(noise)}, nats`;
  return colouring === "sigma" ? "σ, mean over the dimensions" : "Reconstruction loss at z = μ, nats";
}

/** What the colours of a quantity tell: the scale from the least to the greatest value, and the quantity's unit. */
export function ColourBar({ colouring }: { readonly colouring: QuantityColouring }) {
  const theme = useTheme();
  const name = nameOf(
    colouring,
    usePlayground((state) => state.experiment.objective.noise),
    usePlayground((state) => dataSetOf(state).factors),
  );
  const range = useShading(colouring)?.range;
  const isKnown = factorOf(colouring) !== null;
  const [least, greatest] = [range?.least, range?.greatest].map(isKnown ? settingText : significant);
  return (
    <figure className={styles.scale} aria-label={`${name}: colours from ${least} to ${greatest}`}>
      <figcaption>{name}</figcaption>
      <span className={styles.end} translate="no">
        {isKnown ? least : `≤ ${least}`}
      </span>
      <span
        aria-hidden
        className={styles.bar}
        style={{ background: `linear-gradient(90deg, ${ramps[theme].join()})` }}
      />
      <span className={styles.end} translate="no">
        {isKnown ? greatest : `≥ ${greatest}`}
      </span>
    </figure>
  );
}
