import type { CSSProperties } from "react";
import type { EncoderNoise } from "../../experiment/objective";
import { useInView } from "../../interaction/useInView";
import { ACTIVE_VARIANCE } from "../../model/latent/activity";
import { sheetSize } from "../../pictures/sheetDrawing";
import { usePlayground } from "../../state/store";
import { Button } from "../../widgets/Button";
import { Tooltip } from "../../widgets/Tooltip";
import { decimal } from "../../words/numbers";
import { Coordinate } from "./Coordinate";
import styles from "./Coordinates.module.css";
import { FRAMES, ticksOf } from "./filmstrips";
import { useFilmstrips } from "./useFilmstrips";
import { useRanking } from "./useRanking";
import { useReach } from "./useReach";

interface CoordinatesProps {
  readonly shape: readonly [number, number, number];
}

/** All coordinates of the user's point, those that say most about an image in front, the inactive ones below. */
export function Coordinates({ shape }: CoordinatesProps) {
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const [reach, onPointerDown] = useReach();
  const { order, active, kl, sort } = useRanking();
  const [inView, watch] = useInView();
  const filmstrips = useFilmstrips(inView, reach);
  const many = order.length > 2;
  const row = (dimension: number, isActive: boolean) => (
    <Coordinate
      key={dimension}
      dimension={dimension}
      reach={reach}
      kl={kl?.[dimension] ?? null}
      isActive={isActive}
      images={filmstrips.get(dimension) ?? null}
      shape={shape}
      watch={watch}
    />
  );
  return (
    <div
      className={styles.coordinates}
      style={sheetLengths(shape)}
      data-many={many || undefined}
      onPointerDown={onPointerDown}
    >
      <div className={styles.heading}>
        {many ? (
          <SortButton onSort={sort} />
        ) : (
          <Tooltip content={meaningOf(noise)}>{noise === "zero" ? "½μ²" : "KL"}</Tooltip>
        )}
        <Axis reach={reach} />
      </div>
      <div className={styles.list}>
        {order.slice(0, active).map((dimension) => row(dimension, true))}
        {active < order.length && <Inactive count={order.length - active} />}
        {order.slice(active).map((dimension) => row(dimension, false))}
      </div>
    </div>
  );
}

/** Widths in pixels of an image and of a filmstrip, for what is laid out by them. */
function sheetLengths(shape: CoordinatesProps["shape"]): CSSProperties {
  const { width } = sheetSize({ count: FRAMES, columns: FRAMES, shape });
  return { "--image": shape[1], "--sheet": width } as CSSProperties;
}

/** What stands over the values of each dimension, by the encoder's noise. */
function meaningOf(noise: EncoderNoise): string {
  return noise === "zero"
    ? "½μ² of each dimension, averaged over images: with σ = 0 its KL is infinite, and how much it says about x is told by no number here."
    : "KL of each dimension, nats per image: what it costs. At most that much is said about x: a dimension near 0 says nothing, and its filmstrip does not change.";
}

function SortButton({ onSort }: { readonly onSort: () => void }) {
  const training = usePlayground((state) => state.training);
  const noise = usePlayground((state) => state.experiment.objective.noise);
  const order = noise === "zero" ? "½μ² ↓" : "KL ↓";
  return (
    <Tooltip
      content={`${meaningOf(noise)} The dimensions go by it; while the model trains they keep their places until this is pressed.`}
      trigger={
        <Button look="quiet" aria-label={`${order}: sort`} disabled={!training} onClick={onSort}>
          {order}
        </Button>
      }
    />
  );
}

/** The frames' coordinates, in prior standard deviations. */
function Axis({ reach }: { readonly reach: number }) {
  return (
    <div aria-hidden className={styles.axis} translate="no">
      {ticksOf(reach).map((tick) => (
        <span key={tick}>{decimal(tick, 0)}</span>
      ))}
    </div>
  );
}

function Inactive({ count }: { readonly count: number }) {
  return (
    <p className={styles.inactive}>
      {`${count === 1 ? "1 inactive dimension" : `${count} inactive dimensions`}: Var(μ) is under ${ACTIVE_VARIANCE}`}
    </p>
  );
}
