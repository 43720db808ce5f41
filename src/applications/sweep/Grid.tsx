import { useId } from "react";
import { TEXT_SCALE } from "../../pictures/textScale";
import type { SweepPoint } from "../../state/sweep/sweptModel";
import { tickText } from "../../words/numbers";
import styles from "./Grid.module.css";
import { distortionTicks, elboLevels, elboLine, type PlaneFrame, placeOf, rateDistortionOf, rateTicks } from "./plane";

interface GridProps {
  readonly frame: PlaneFrame;
  readonly width: number;
  readonly height: number;
  readonly levels: { readonly meanImage: number; readonly floor: number };
  readonly points: readonly SweepPoint[];
}

/** What lies under the plane's points: axes, levels of reference, lines of equal −ELBO, and the line through λ. */
export function RatePlaneGrid({ frame, width, height, levels, points }: GridProps) {
  const { left, right, top, bottom } = frame;
  const clip = useId();
  const curve = points.map(({ losses }) => placeOf(frame, rateDistortionOf(losses)));
  return (
    <svg aria-hidden data-in-picture className={styles.grid} width={width} height={height}>
      <clipPath id={clip}>
        <rect x={left} y={top} width={Math.max(0, right - left)} height={Math.max(0, bottom - top)} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {elboLevels(frame.extent).map((level) => (
          <line key={level} className={styles.elbo} x1={left} x2={right} {...elboLine(frame, level)} />
        ))}
      </g>
      <Axes frame={frame} />
      <Level frame={frame} value={levels.meanImage} name="collapse: mean image" />
      <Level frame={frame} value={levels.floor} name="floor: perfect x̂" />
      <polyline className={styles.curve} points={curve.map(({ x, y }) => `${x},${y}`).join(" ")} />
    </svg>
  );
}

function Axes({ frame }: Pick<GridProps, "frame">) {
  const { extent, left, right, top, bottom } = frame;
  return (
    <g className={styles.axes}>
      <path d={`M${left},${top}V${bottom}H${right}`} />
      {rateTicks(extent).map((rate) => {
        const { x } = placeOf(frame, { rate, distortion: extent.low });
        return (
          <text key={tickText(rate)} x={x} y={bottom + 16 * TEXT_SCALE} textAnchor="middle">
            {tickText(rate)}
          </text>
        );
      })}
      {distortionTicks(extent).map((distortion) => {
        const { y } = placeOf(frame, { rate: 0, distortion });
        return (
          <text key={distortion} x={left - 6} y={y + 4} textAnchor="end">
            {tickText(distortion)}
          </text>
        );
      })}
    </g>
  );
}

interface LevelProps {
  readonly frame: PlaneFrame;
  /** Nats per image. */
  readonly value: number;
  readonly name: string;
}

function Level({ frame, value, name }: LevelProps) {
  const { y } = placeOf(frame, { rate: 0, distortion: value });
  return (
    <g className={styles.level}>
      <line x1={frame.left} x2={frame.right} y1={y} y2={y} />
      <text x={frame.right - 4} y={y - 4} textAnchor="end">
        {name}
      </text>
    </g>
  );
}
