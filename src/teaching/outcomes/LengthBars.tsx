import { divergenceOf, entropyOf, type Probabilities } from "../../model/outcomes";
import { amountIn, type InformationUnit } from "./amount";
import styles from "./FiveOutcomes.module.css";

interface LengthBarsProps {
  readonly p: Probabilities;
  readonly q: Probabilities;
  readonly unit: InformationUnit;
}

/** Nats that the whole width stands for, unless a bar is longer. */
const USUAL_WIDTH = 2;

/** Both cross-entropies to scale: the entropy of what is true, and beyond it the divergence. */
export function LengthBars({ p, q, unit }: LengthBarsProps) {
  const bars = [
    { truth: "P", code: "Q", entropy: entropyOf(p), divergence: divergenceOf(p, q) },
    { truth: "Q", code: "P", entropy: entropyOf(q), divergence: divergenceOf(q, p) },
  ];
  const lengths = bars.map(({ entropy, divergence }) => entropy + divergence).filter(Number.isFinite);
  const width = Math.max(USUAL_WIDTH, ...lengths);
  return (
    <div className={styles.lengths}>
      {bars.map(({ truth, code, entropy, divergence }) => {
        const text = (nats: number) => amountIn(unit, nats);
        const sum = `H(${truth}, ${code}) ${text(entropy + divergence)} = H(${truth}) ${text(entropy)} + D(${truth} ‖ ${code}) ${text(divergence)}`;
        const isEndless = !Number.isFinite(divergence);
        const rest = isEndless ? 1 - entropy / width : divergence / width;
        return (
          <div key={truth}>
            <p>{`${truth} is true, the code is ${code}’s`}</p>
            <div role="img" aria-label={sum} className={styles.length}>
              <span data-part="entropy" style={{ width: `${(100 * entropy) / width}%` }}>
                {entropy / width > 0.12 ? `H(${truth})` : ""}
              </span>
              <span data-part={isEndless ? "endless" : "divergence"} style={{ width: `${100 * rest}%` }}>
                {isEndless ? "D = ∞ →" : rest > 0.15 ? `D(${truth} ‖ ${code})` : ""}
              </span>
            </div>
          </div>
        );
      })}
    </div>
  );
}
