import type { EncoderNoise } from "../../experiment/objective";
import { Button } from "../../widgets/Button";
import { NumberTable } from "../../widgets/NumberTable";
import { decimal } from "../../words/numbers";
import { dimensionSymbol } from "../../words/symbols";
import styles from "./SamplingLayer.module.css";

interface QuantitiesProps {
  readonly mu: Float32Array;
  readonly sigma: Float32Array;
  readonly noise: EncoderNoise;
  /** The latest draw's noise, [latentDim]; null before there is one. */
  readonly epsilon: Float32Array | null;
  readonly step: number;
  readonly onVisit: (z: readonly number[]) => void;
}

/** Dimensions whose numbers are told. */
const MOST_ROWS = 4;

/** The latest draw number by number, as far as the slow motion has come. */
export function Quantities({ mu, sigma, noise, epsilon, step, onVisit }: QuantitiesProps) {
  const told = (from: number, value: number) => (epsilon && step >= from ? decimal(value, 2) : "");
  const z = Array.from(mu, (mean, at) => mean + (sigma[at] ?? 0) * (epsilon?.[at] ?? 0));
  const isBack = step >= 4 && epsilon !== null;
  return (
    <div className={styles.quantities}>
      <NumberTable name="The latest draw, number by number" dense>
        <thead>
          <tr>
            <th scope="col">dimension</th>
            <th scope="col">μ</th>
            <th scope="col">σ</th>
            <th scope="col">ε</th>
            <th scope="col">z = μ + σ ε</th>
            <th scope="col">∂z/∂μ</th>
            <th scope="col">∂z/∂ log σ²</th>
            <th scope="col">to ε</th>
          </tr>
        </thead>
        <tbody>
          {z.slice(0, MOST_ROWS).map((code, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: A dimension is its place.
            <tr key={at}>
              <th scope="row">{dimensionSymbol(at)}</th>
              <td>{decimal(mu[at], 2)}</td>
              <td>{decimal(sigma[at], 2)}</td>
              <td>{told(1, epsilon?.[at] ?? 0)}</td>
              <td>{told(2, code)}</td>
              <td>{isBack ? "1" : ""}</td>
              <td>
                {isBack ? (noise === "learned" ? decimal(((sigma[at] ?? 0) * (epsilon[at] ?? 0)) / 2, 2) : "none") : ""}
              </td>
              <td>{isBack ? "none" : ""}</td>
            </tr>
          ))}
        </tbody>
      </NumberTable>
      <Button look="quiet" disabled={epsilon === null || step < 2} onClick={() => onVisit(z)}>
        Put the map’s ring there
      </Button>
    </div>
  );
}
