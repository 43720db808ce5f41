import { useMemo } from "react";
import { attributeVector, groupMean } from "../model/latent/attributeVector";
import { projected } from "../model/latent/projection";
import { tenths } from "../pictures/tenths";
import { usePlayground } from "../state/store";
import { codeAt, pathCodes } from "../state/view/pathCodes";
import styles from "./Marks.module.css";
import { PinnedMark } from "./pinned/PinnedMark";
import { type Pixel, toPixel } from "./plane/coordinates";
import type { Viewport } from "./pointer/viewport";
import { useSurvey } from "./useSurvey";

/** Pieces that a path is drawn of. */
const PIECES = 48;
/** CSS pixels of an arrow's head. */
const HEAD = 9;
/** CSS pixels. */
const END_RADIUS = 9;

/** What is drawn over the images: the pinned one's posterior, the path from A to B, and the arrow of an attribute. */
export function Marks({ viewport }: { readonly viewport: Viewport }) {
  return (
    <svg aria-hidden className={styles.marks}>
      <FeatureArrow viewport={viewport} />
      <PathMark viewport={viewport} />
      <PinnedMark viewport={viewport} />
    </svg>
  );
}

/** From A to B, while it is looked at. */
function PathMark({ viewport }: { readonly viewport: Viewport }) {
  const isShown = usePlayground((state) => state.path.isShown);
  return isShown && <PathLine viewport={viewport} />;
}

function PathLine({ viewport: { scale, projection } }: { readonly viewport: Viewport }) {
  const path = usePlayground((state) => state.path);
  const survey = useSurvey();
  const latentDim = usePlayground((state) => state.z.length);
  const { ends, shape } = path;
  const codes = useMemo(
    () => pathCodes({ ends, shape, count: PIECES + 1 }, survey, latentDim),
    [ends, shape, survey, latentDim],
  );
  const at = (code: ArrayLike<number>, offset = 0) => toPixel(scale, projected(projection, code, offset));
  const from = codeAt({ ends: [ends[0], ends[0]], shape }, survey, latentDim, 0);
  const to = codeAt({ ends: [ends[1], ends[1]], shape }, survey, latentDim, 1);
  const traveller = codeAt(path, survey, latentDim, path.position);
  return (
    <g className={styles.path}>
      {codes && <Line points={Array.from({ length: PIECES + 1 }, (_, piece) => at(codes, piece * latentDim))} />}
      {traveller && <Dot at={at(traveller)} />}
      {from && <End name="A" at={to ? besides(at(from), at(to), -1) : at(from)} />}
      {to && <End name="B" at={from ? besides(at(to), at(from), 1) : at(to)} />}
    </g>
  );
}

/** From the mean of group A to that of group B, while it is looked at. */
function FeatureArrow({ viewport }: { readonly viewport: Viewport }) {
  const isShown = usePlayground((state) => state.arrow.isShown);
  return isShown && <Arrow viewport={viewport} />;
}

function Arrow({ viewport: { scale, projection } }: { readonly viewport: Viewport }) {
  const groups = usePlayground((state) => state.arrow.groups);
  const survey = useSurvey();
  const labels = usePlayground((state) => state.data?.testLabels ?? null);
  const latentDim = usePlayground((state) => state.z.length);
  const [from, arrow] = useMemo(
    () => [groupMean(groups[0], survey, labels, latentDim)?.mean, attributeVector(groups, survey, labels, latentDim)],
    [groups, survey, labels, latentDim],
  );
  if (!from || !arrow) return null;
  const start = toPixel(scale, projected(projection, from));
  const tip = toPixel(
    scale,
    projected(
      projection,
      from.map((coordinate, d) => coordinate + (arrow[d] ?? 0)),
    ),
  );
  return (
    <g className={styles.arrow}>
      <Line points={[start, tip]} />
      <Line points={headOf(start, tip)} />
    </g>
  );
}

/** The two strokes of an arrow's head, as one line through its tip. */
function headOf(from: Pixel, tip: Pixel): Pixel[] {
  const angle = Math.atan2(tip[1] - from[1], tip[0] - from[0]);
  const side = (turn: number): Pixel => [
    tip[0] - HEAD * Math.cos(angle + turn),
    tip[1] - HEAD * Math.sin(angle + turn),
  ];
  return [side(0.5), tip, side(-0.5)];
}

/** A line with a rim of the background's colour, so that it stands out from the dots under it. */
function Line({ points }: { readonly points: readonly Pixel[] }) {
  const places = points
    .filter(isThere)
    .map(([x, y]) => `${tenths(x)},${tenths(y)}`)
    .join(" ");
  return (
    <>
      <polyline points={places} className={styles.rim} />
      <polyline points={places} />
    </>
  );
}

function Dot({ at }: { readonly at: Pixel }) {
  const [x, y] = at;
  return isThere(at) && <circle cx={x} cy={y} r={4.5} className={styles.dot} />;
}

/** Whether a place is one: that of a code which is not finite is none. */
function isThere(place: Pixel): boolean {
  return place.every(Number.isFinite);
}

/** The place of an end, moved to one side where the other end would lie under it. */
function besides(place: Pixel, other: Pixel, side: -1 | 1): Pixel {
  const isApart = Math.hypot(place[0] - other[0], place[1] - other[1]) >= 2 * END_RADIUS;
  return isApart ? place : [(place[0] + other[0]) / 2 + side * END_RADIUS, place[1]];
}

function End({ name, at }: { readonly name: string; readonly at: Pixel }) {
  const [x, y] = at;
  if (!isThere(at)) return null;
  return (
    <g transform={`translate(${tenths(x)} ${tenths(y)})`}>
      <circle r={END_RADIUS} className={styles.end} />
      <text dy="0.35em" className={styles.name}>
        {name}
      </text>
    </g>
  );
}
