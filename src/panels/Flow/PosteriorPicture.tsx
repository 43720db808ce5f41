import { tenths } from "../../pictures/tenths";
import styles from "./Flow.module.css";

interface PosteriorPictureProps {
  /** Each [latentDim]; null before they are known. */
  readonly mu: Float32Array | null;
  readonly sigma: Float32Array | null;
}

/** Dimensions that are drawn as bells, each on a line of its own; of more, as ranges side by side. */
const MOST_BELLS = 2;
const MOST_RANGES = 32;
/** Half of what is drawn, in prior standard deviations. */
const REACH = 3.5;
const [WIDTH, HEIGHT] = [100, 60];
/** Points of a bell's curve on either side of its middle. */
const POINTS = 12;

/** The posteriors of an image's dimensions over the prior's. */
export function PosteriorPicture({ mu, sigma }: PosteriorPictureProps) {
  const known = mu && sigma && [mu, sigma].every((values) => values.every(Number.isFinite));
  const isFew = (mu?.length ?? 0) <= MOST_BELLS;
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={styles.posterior}>
      {known && (isFew ? <Bells mu={mu} sigma={sigma} /> : <Ranges mu={mu} sigma={sigma} />)}
    </svg>
  );
}

interface Known {
  readonly mu: Float32Array;
  readonly sigma: Float32Array;
}

/** Bells of one height: what is told is where they stand and how wide they are. */
function Bells({ mu, sigma }: Known) {
  const row = HEIGHT / mu.length;
  const feet = Array.from(mu, (_, dimension) => (dimension + 1) * row - 1);
  return (
    <>
      <path d={feet.map((foot) => bell(0, 1, foot, row - 4)).join("")} className={styles.prior} />
      <path
        d={feet.map((foot, place) => bell(mu[place] ?? 0, sigma[place] ?? 0, foot, row - 4)).join("")}
        className={styles.bell}
      />
    </>
  );
}

function bell(mean: number, deviation: number, foot: number, height: number): string {
  const centre = Math.min(REACH, Math.max(-REACH, mean));
  const width = Math.max(0.04, Math.min(REACH, deviation));
  const points = Array.from({ length: 2 * POINTS + 1 }, (_, index) => {
    const away = (3 * (index - POINTS)) / POINTS;
    return `${tenths(toX(centre + away * width))} ${tenths(foot - height * Math.exp(-(away ** 2) / 2))}`;
  });
  return `M${points.join("L")}`;
}

/** One upright line a dimension, from μ − σ to μ + σ, over the prior's band. */
function Ranges({ mu, sigma }: Known) {
  const count = Math.min(MOST_RANGES, mu.length);
  const pitch = WIDTH / count;
  const toY = (value: number) => tenths(HEIGHT / 2 - (value * HEIGHT) / (2 * REACH));
  const ranges = Array.from({ length: count }, (_, place) => {
    const [mean, deviation] = [mu[place] ?? 0, Math.max(0.05, sigma[place] ?? 0)];
    const left = tenths((place + 0.15) * pitch);
    return `M${left} ${toY(mean - deviation)}h${tenths(0.7 * pitch)}V${toY(mean + deviation)}h${-tenths(0.7 * pitch)}z`;
  });
  return (
    <>
      <path d={`M0 ${toY(-1)}H${WIDTH}V${toY(1)}H0z`} className={styles.band} />
      <path d={ranges.join("")} className={styles.bell} />
    </>
  );
}

function toX(value: number): number {
  return (WIDTH * (value + REACH)) / (2 * REACH);
}
