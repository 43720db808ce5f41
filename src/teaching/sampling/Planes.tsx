import { drawsText } from "../../words/teaching";
import { dotPath, drawnX, drawnY, type PlotFrame } from "../plot/frame";
import { Plot } from "../plot/Plot";
import { countInside, planeOf } from "./draws";
import styles from "./SamplingLayer.module.css";

interface NoisePlaneProps {
  readonly epsilons: readonly Float32Array[];
}

/** Half of a plane, in standard deviations. */
const REACH = 3.4;
const noiseFrame: PlotFrame = { x: [-REACH, REACH], y: [-REACH, REACH] };
const noiseTicks = [-3, -2, -1, 0, 1, 2, 3];

/** The noise of all draws in the plane of its first two numbers, the latest marked. */
export function NoisePlane({ epsilons }: NoisePlaneProps) {
  return (
    <Plot
      square
      frame={noiseFrame}
      label={drawsText("epsilon", countInside(epsilons), epsilons.length)}
      title="ε ~ N(0, I)"
      xTicks={noiseTicks}
      yTicks={noiseTicks}
    >
      <path d={ellipse(noiseFrame, [0, 0], [1, 1])} className={styles.prior} />
      <Dots frame={noiseFrame} codes={epsilons} />
    </Plot>
  );
}

interface PosteriorPlaneProps extends NoisePlaneProps {
  readonly mu: Float32Array;
  readonly sigma: Float32Array;
}

/** The codes that the noise becomes, over the posterior's ellipse; as much of the plane as the posterior takes. */
export function PosteriorPlane({ mu, sigma, epsilons }: PosteriorPlaneProps) {
  const [centre, widths] = [planeOf(mu), planeOf(sigma)];
  const reach = REACH * Math.max(...widths, 1e-3);
  const frame: PlotFrame = {
    x: [centre[0] - reach, centre[0] + reach],
    y: [centre[1] - reach, centre[1] + reach],
  };
  const codes = epsilons.map((epsilon) => Array.from(mu, (mean, at) => mean + (sigma[at] ?? 0) * (epsilon[at] ?? 0)));
  return (
    <Plot
      square
      frame={frame}
      label={drawsText("z", countInside(epsilons), epsilons.length)}
      title="z = μ + σ ⊙ ε"
      xTicks={ticksAround(centre[0], reach)}
      yTicks={ticksAround(centre[1], reach)}
    >
      <path d={ellipse(frame, centre, widths)} className={styles.ellipse} />
      <path d={dotPath(frame, ...centre)} className={styles.mean} />
      <Dots frame={frame} codes={codes} />
    </Plot>
  );
}

interface DotsProps {
  readonly frame: PlotFrame;
  readonly codes: readonly ArrayLike<number>[];
}

function Dots({ frame, codes }: DotsProps) {
  const latest = codes.at(-1);
  return (
    <>
      <path d={codes.map((code) => dotPath(frame, ...planeOf(code))).join("")} className={styles.dots} />
      {latest && <path d={dotPath(frame, ...planeOf(latest))} className={styles.latest} />}
    </>
  );
}

function ellipse(frame: PlotFrame, [x, y]: readonly [number, number], [a, b]: readonly [number, number]): string {
  const left = drawnX(frame, x - a);
  const right = drawnX(frame, x + a);
  const radii = `${(right - left) / 2} ${Math.abs(drawnY(frame, y + b) - drawnY(frame, y))}`;
  const middle = drawnY(frame, y);
  return `M${left} ${middle}A${radii} 0 1 1 ${right} ${middle}A${radii} 0 1 1 ${left} ${middle}Z`;
}

/** Five round numbers around a middle. */
function ticksAround(centre: number, reach: number): number[] {
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5].find((each) => reach / each <= 3.5) ?? 10;
  const first = Math.ceil((centre - reach) / step);
  const last = Math.floor((centre + reach) / step);
  const perUnit = 1 / step;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => (first + place) / perUnit);
}
