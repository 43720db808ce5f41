import { quantileSorted } from "d3-array";
import { tenths } from "../../pictures/tenths";
import type { CurvePoint } from "../../state/run/history";

/** Share of the losses that the picture holds: the first steps may be far above all others. */
const SHARE_HELD = 0.97;

/** Upper end of an axis from 0 that holds nearly all losses of the points, nats; 1 of none. */
export function curveTop(points: readonly CurvePoint[]): number {
  const values = points.flatMap(({ reconstruction, kl }) => [reconstruction, kl]).filter(Number.isFinite);
  return Math.max(
    1,
    quantileSorted(
      values.sort((a, b) => a - b),
      SHARE_HELD,
    ) ?? 1,
  );
}

/** An SVG path over the steps of the points from 0 on; what lies above the axis is held at its end. */
export function curvePath(
  points: readonly CurvePoint[],
  numberOf: (point: CurvePoint) => number,
  top: number,
  { width, height }: { readonly width: number; readonly height: number },
): string {
  const last = points.at(-1)?.step ?? 1;
  const places = points
    .filter((point) => Number.isFinite(numberOf(point)))
    .map((point) => {
      const x = (point.step / last) * width;
      const y = height - (Math.min(top, Math.max(0, numberOf(point))) / top) * height;
      return `${tenths(x)} ${tenths(y)}`;
    });
  return places.length > 1 ? `M${places.join("L")}` : "";
}
