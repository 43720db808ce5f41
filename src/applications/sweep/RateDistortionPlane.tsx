import { useId, useMemo, useRef } from "react";
import type { Likelihood } from "../../experiment/objective";
import { useSize } from "../../interaction/useSize";
import { TEXT_SCALE } from "../../pictures/textScale";
import { ModelContext, useModels } from "../../state/store";
import type { SweepPoint } from "../../state/sweep/sweptModel";
import { RatePlaneGrid } from "./Grid";
import { LiveMark } from "./LiveMark";
import { SweepMark } from "./Mark";
import { extentOf, type PlaneFrame, placeOf, rateDistortionOf } from "./plane";
import styles from "./RateDistortionPlane.module.css";
import type { FinishedRun } from "./runs";
import { SweptMarks } from "./SweptMarks";

/** Room around the plot for its axes, and in which labels may reach over its edge, CSS pixels. */
const MARGIN = { left: 46 * TEXT_SCALE, right: 14, top: 8, bottom: 40 * TEXT_SCALE } as const;
/** Below this width in CSS pixels labels are words alone. */
const NARROW = 520 * TEXT_SCALE;

interface PlaneProps {
  readonly points: readonly SweepPoint[];
  readonly runs: readonly FinishedRun[];
  readonly likelihood: Likelihood;
  readonly levels: { readonly meanImage: number; readonly floor: number };
  readonly shape: readonly [number, number, number];
}

/** Rate against distortion: swept models joined in order of λ, runs of this visit, and the models that are shown. */
export function RateDistortionPlane({ points, runs, likelihood, levels, shape }: PlaneProps) {
  const room = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(room);
  const titleId = useId();
  const shown = useModels();
  const frame = useFrame(points, levels, width, height);
  return (
    <figure aria-labelledby={titleId} className={styles.figure} data-picture="sweep">
      <figcaption id={titleId} className={styles.caption} data-in-picture>
        <span data-term="reconstruction">Distortion: reconstruction loss, nats per image</span>
        <span className={styles.legend}>
          ● swept · ○ runs of this visit · <span data-term="probe">● now</span> · faint lines: equal −ELBO
        </span>
      </figcaption>
      <div ref={room} className={styles.plane}>
        {frame && (
          <>
            <RatePlaneGrid frame={frame} width={width} height={height} levels={levels} points={points} />
            {runs.map((run) => (
              <SweepMark
                key={run.number}
                kind="run"
                name={`Run ${run.number}, ${run.title}, step ${run.step}`}
                cost={run.cost}
                likelihood={likelihood}
                place={placeOf(frame, run.cost)}
              />
            ))}
            <SweptMarks points={points} frame={frame} shape={shape} narrow={width < NARROW} />
            {shown.map((model) => (
              <ModelContext key={model.id} value={model}>
                <LiveMark frame={frame} likelihood={likelihood} />
              </ModelContext>
            ))}
          </>
        )}
      </div>
      <p className={styles.rate} data-term="kl">
        <span data-in-picture>Rate: KL, bits per image</span>
      </p>
    </figure>
  );
}

function useFrame(
  points: readonly SweepPoint[],
  levels: PlaneProps["levels"],
  width: number,
  height: number,
): PlaneFrame | null {
  return useMemo(() => {
    if (width === 0) return null;
    const extent = extentOf(
      points.map(({ losses }) => rateDistortionOf(losses)),
      levels,
    );
    const { left, right, top, bottom } = MARGIN;
    return { extent, left, right: width - right, top, bottom: height - bottom };
  }, [points, levels, width, height]);
}
