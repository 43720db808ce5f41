import { Fragment } from "react";
import { ImageSheet } from "../../pictures/ImageSheet";
import { sheetSize } from "../../pictures/sheetDrawing";
import { TEXT_SCALE } from "../../pictures/textScale";
import type { SweepPoint } from "../../state/sweep/sweptModel";
import { settingText } from "../../words/numbers";
import { type LabelBox, leaderOf, placeLabels } from "./labels";
import { SweepMark } from "./Mark";
import { type PlaneFrame, placeOf, rateDistortionOf } from "./plane";
import styles from "./SweptMarks.module.css";
import { thumbnailsOf } from "./thumbnails";

/** Size of a label in CSS pixels, and the width of one with images below its words. */
const WORDS = { width: 52 * TEXT_SCALE, height: 15 * TEXT_SCALE } as const;
const PICTURED_WIDTH = 78 * TEXT_SCALE;
const THUMBNAILS = 3;

/** Size of a label with images, in CSS pixels. */
function picturedSize(shape: SweptMarksProps["shape"]): { readonly width: number; readonly height: number } {
  const sheet = sheetSize({ count: THUMBNAILS, columns: THUMBNAILS, shape });
  return { width: PICTURED_WIDTH, height: WORDS.height + Math.ceil((PICTURED_WIDTH * sheet.height) / sheet.width) };
}

interface SweptMarksProps {
  readonly points: readonly SweepPoint[];
  readonly frame: PlaneFrame;
  readonly shape: readonly [number, number, number];
  /** Whether there is room for words alone. */
  readonly narrow: boolean;
}

/** The swept models on the plane: a point each, its λ, and what it makes of a few images. */
export function SweptMarks({ points, frame, shape, narrow }: SweptMarksProps) {
  const size = narrow ? WORDS : picturedSize(shape);
  const places = points.map(({ losses }) => placeOf(frame, rateDistortionOf(losses)));
  const { left, right, top, bottom } = frame;
  const room = { x: left, y: top, width: right - left, height: bottom - top };
  const labels = placeLabels(
    places.map((place) => ({ ...place, ...size })),
    room,
  );
  return points.map((point, index) => {
    const label = labels[index];
    const place = places[index];
    const { likelihood, ...objective } = point.experiment.objective;
    const lambda = settingText(objective.lambda);
    if (!label || !place) return null;
    return (
      <Fragment key={lambda}>
        <Leader from={place} to={label} />
        <div aria-hidden className={styles.label} style={{ left: label.x, top: label.y, width: size.width }}>
          <span translate="no" data-in-picture>{`λ = ${lambda}`}</span>
          {!narrow && <Thumbnails point={point} shape={shape} />}
        </div>
        <SweepMark
          kind="swept"
          name={`λ = ${lambda}`}
          cost={rateDistortionOf(point.losses)}
          likelihood={likelihood}
          place={place}
        />
      </Fragment>
    );
  });
}

function Thumbnails({ point, shape }: { readonly point: SweepPoint; readonly shape: SweptMarksProps["shape"] }) {
  return (
    <ImageSheet
      images={thumbnailsOf(point.reconstructions, THUMBNAILS, shape)}
      count={THUMBNAILS}
      columns={THUMBNAILS}
      shape={shape}
      label="A few reconstructions"
      className={styles.thumbnails}
    />
  );
}

function Leader({ from, to }: { readonly from: { readonly x: number; readonly y: number }; readonly to: LabelBox }) {
  const end = leaderOf(from, to);
  if (!end) return null;
  return (
    <svg aria-hidden data-in-picture className={styles.leader}>
      <line x1={from.x} y1={from.y} x2={end.x} y2={end.y} />
    </svg>
  );
}
