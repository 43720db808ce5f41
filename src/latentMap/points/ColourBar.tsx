import { useTheme } from "../../pictures/theme";
import { significant } from "../../words/numbers";
import { useShading } from "../MapMemory";
import styles from "./ColourBar.module.css";
import type { QuantityColouring } from "./colouring";
import { ramps } from "./tones";

const names: Readonly<Record<QuantityColouring, string>> = {
  reconstruction: "Reconstruction loss at z = μ, nats",
  kl: "KL, nats",
  sigma: "σ, mean over the dimensions",
};

/** What the colours of a quantity tell: the scale from the least to the greatest value, and the quantity's unit. */
export function ColourBar({ colouring }: { readonly colouring: QuantityColouring }) {
  const theme = useTheme();
  const range = useShading(colouring)?.range;
  const [least, greatest] = [significant(range?.least), significant(range?.greatest)];
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
