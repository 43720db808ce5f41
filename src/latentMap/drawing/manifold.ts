import type { Manifold } from "../layers/usePainted";
import { type MapScale, toPixel } from "../plane/coordinates";

/** How strong the images are under the points. */
const OPACITY = 0.62;

/** Decoded images where their codes lie, each stretched to its cell. */
export function drawManifold(context: CanvasRenderingContext2D, scale: MapScale, { grid, atlas }: Manifold): void {
  const ratio = context.getTransform().a;
  const lefts = grid.across.map((edge) => snapped(toPixel(scale, [edge, 0])[0], ratio));
  const tops = grid.down.map((edge) => snapped(toPixel(scale, [0, edge])[1], ratio));
  context.save();
  context.globalAlpha = OPACITY;
  if (grid.even) drawPart(context, atlas, [0, 0, atlas.width, atlas.height], ends(lefts), ends(tops));
  else drawCells(context, scale, atlas, lefts, tops);
  context.restore();
}

function drawCells(
  context: CanvasRenderingContext2D,
  { width, height }: MapScale,
  atlas: HTMLCanvasElement,
  lefts: readonly number[],
  tops: readonly number[],
): void {
  const [wide, high] = [atlas.width / (lefts.length - 1), atlas.height / (tops.length - 1)];
  for (const [row, top] of tops.slice(0, -1).entries()) {
    const down = [top, tops[row + 1] ?? top] as const;
    if (down[1] < 0 || top > height) continue;
    for (const [column, left] of lefts.slice(0, -1).entries()) {
      const across = [left, lefts[column + 1] ?? left] as const;
      if (across[1] < 0 || left > width) continue;
      drawPart(context, atlas, [column * wide, row * high, wide, high], across, down);
    }
  }
}

type Span = readonly [from: number, to: number];

function drawPart(
  context: CanvasRenderingContext2D,
  atlas: HTMLCanvasElement,
  part: readonly [left: number, top: number, width: number, height: number],
  [left, right]: Span,
  [top, bottom]: Span,
): void {
  // Magnified, pixels stay crisp squares; made smaller, they are averaged or strokes would break.
  context.imageSmoothingEnabled = (right - left) * context.getTransform().a < part[2];
  context.drawImage(atlas, ...part, left, top, right - left, bottom - top);
}

function ends(edges: readonly number[]): Span {
  return [edges[0] ?? 0, edges.at(-1) ?? 0];
}

/** A position on the border of two device pixels, so that neighbours neither overlap nor leave a seam. */
function snapped(position: number, ratio: number): number {
  return Math.round(position * ratio) / ratio;
}
