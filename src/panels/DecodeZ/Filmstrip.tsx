import { memo } from "react";
import { sigmaOf } from "../../model/posterior";
import { Decodings } from "../../pictures/Decodings";
import { ImageSheet } from "../../pictures/ImageSheet";
import { usePlayground } from "../../state/store";
import { decimal } from "../../words/numbers";
import { dimensionSymbol } from "../../words/symbols";
import styles from "./Filmstrip.module.css";
import { FRAMES, ticksOf } from "./filmstrips";

interface FilmstripProps {
  readonly dimension: number;
  /** Coordinate of the last frame, in prior standard deviations; the first one's is −reach. */
  readonly reach: number;
  /** Grey levels 0 to 255, [FRAMES, pixels]; null draws empty frames. */
  readonly images: Uint8ClampedArray | null;
  readonly shape: readonly [number, number, number];
  readonly onPress: (coordinate: number) => void;
}

/**
 * What the image would become along one dimension, all others as they are: every frame above the place on the slider
 * that decodes it. Pressing a frame goes there, as the slider does for the keyboard.
 */
export const Filmstrip = memo(function Filmstrip({ dimension, reach, images, shape, onPress }: FilmstripProps) {
  const end = decimal(reach, 0);
  return (
    <div className={styles.strip}>
      <Decodings>
        <ImageSheet
          images={images}
          count={FRAMES}
          columns={FRAMES}
          shape={shape}
          label={`Filmstrip of z${dimension + 1} from −${end} to ${end}`}
          className={styles.images}
        />
      </Decodings>
      <div aria-hidden className={styles.frames}>
        {ticksOf(reach).map((tick) => (
          <button
            key={tick}
            type="button"
            tabIndex={-1}
            className={styles.frame}
            title={`${dimensionSymbol(dimension)} = ${decimal(tick, 0)}`}
            onClick={() => onPress(tick)}
          />
        ))}
      </div>
      <Posterior dimension={dimension} reach={reach} />
    </div>
  );
});

/** The posterior of the image looked at closely, along one dimension: a bar over μ ± σ, with a stroke at μ. */
function Posterior({ dimension, reach }: { readonly dimension: number; readonly reach: number }) {
  const posterior = usePosterior(dimension);
  if (!posterior) return null;
  const { mu, sigma } = posterior;
  return (
    <span aria-hidden className={styles.range}>
      <span
        className={styles.deviation}
        style={{ left: percent(mu - sigma, reach), width: `${(50 * 2 * sigma) / reach}%` }}
      />
      <span className={styles.mean} style={{ left: percent(mu, reach) }} />
    </span>
  );
}

/** Mean and standard deviation of the posterior of the image looked at closely, along one dimension. */
export function usePosterior(dimension: number): { readonly mu: number; readonly sigma: number } | null {
  const mu = usePlayground((state) => state.probe?.inspection?.mu[dimension] ?? null);
  const logVar = usePlayground((state) => state.probe?.inspection?.logVar[dimension] ?? null);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  return mu === null || logVar === null ? null : { mu, sigma: sigmaOf(logVar, noise) };
}

/** Where a coordinate lies between −reach and reach. */
function percent(coordinate: number, reach: number): string {
  return `${50 * (1 + coordinate / reach)}%`;
}
