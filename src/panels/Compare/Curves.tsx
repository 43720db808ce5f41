import { useMemo } from "react";
import { useThrottled } from "../../interaction/useThrottled";
import { type CurveTerm, heldLoss, lossCurvePath } from "../../pictures/lossCurve";
import { tenths } from "../../pictures/tenths";
import type { CurvePoint } from "../../state/run/history";
import { usePlayground } from "../../state/store";
import { countText, lossText } from "../../words/numbers";
import { markText } from "../../words/settings";
import { klName } from "../../words/terms";
import styles from "./Curves.module.css";

/** Milliseconds between two redraws. */
const INTERVAL_MS = 500;
const SIZE = { width: 400, height: 64 } as const;
/** Share of both terms' losses that the picture holds. */
const SHARE_HELD = 0.97;

/** A compared model's losses over its steps: reconstruction and KL of the training batches, nats per image, and what was changed on the way. */
export function ComparedCurves() {
  const live = usePlayground((state) => state.history.train.points);
  const kl = usePlayground((state) => klName(state.experiment.objective.noise));
  const points = useThrottled(live, INTERVAL_MS);
  const marks = usePlayground((state) => state.history.marks);
  const top = useMemo(() => topOf(points), [points]);
  const last = points.at(-1);
  const latest = marks.at(-1);
  const change = latest ? markText(latest) : "";
  const name = last
    ? `Losses up to step ${countText(last.step)}: reconstruction ${lossText(last.reconstruction)}, ${kl} ${lossText(last.kl)} nats${change && `; ${change}`}`
    : "Losses, none yet";
  return (
    <figure className={styles.figure} data-block>
      <figcaption className={styles.caption} data-in-picture>
        <span data-term="reconstruction">reconstruction</span>
        <span> </span>
        <span data-term="kl">{kl}</span>
        <span className={styles.scale}>{`0 – ${lossText(top)} nats, ${countText(last?.step ?? 0)} steps`}</span>
      </figcaption>
      <svg
        role="img"
        aria-label={name}
        className={styles.curves}
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        preserveAspectRatio="none"
      >
        {last && marks.map(({ step }) => <MarkLine key={step} at={step / last.step} />)}
        <Curve points={points} top={top} of="reconstruction" />
        <Curve points={points} top={top} of="kl" />
      </svg>
      {change && <p className={styles.change}>{change}</p>}
    </figure>
  );
}

/** Where a setting of the running model was changed, as a share of the steps. */
function MarkLine({ at }: { readonly at: number }) {
  const x = tenths(Math.min(1, at) * SIZE.width);
  return <path data-term="change" d={`M${x} 0V${SIZE.height}`} vectorEffect="non-scaling-stroke" />;
}

/** Upper end of the axis from 0 that both terms share, in nats per image; 1 of none. */
function topOf(points: readonly CurvePoint[]): number {
  const losses = points.flatMap(({ reconstruction, kl }) => [reconstruction, kl]);
  return Math.max(1, heldLoss(losses, SHARE_HELD) ?? 1);
}

interface CurveProps {
  readonly points: readonly CurvePoint[];
  readonly top: number;
  readonly of: CurveTerm;
}

function Curve({ points, top, of }: CurveProps) {
  const frame = { ...SIZE, top, steps: points.at(-1)?.step ?? 1 };
  return <path data-term={of} d={lossCurvePath(points, of, frame)} vectorEffect="non-scaling-stroke" />;
}
