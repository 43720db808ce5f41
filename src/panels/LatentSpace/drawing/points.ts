import type { Group } from "../places";

/** How dots are drawn. */
export interface Dots {
  /** Side in CSS pixels. */
  readonly side: number;
  /** 0 to 1. */
  readonly opacity: number;
  /** Colour of a rim around each dot that keeps it apart from a picture under it; null for none. */
  readonly rim: string | null;
}

/** Dots that show so many images: the fewer there are, the larger. */
export function dotsFor(count: number, rim: string | null): Dots {
  const side = count > 4000 ? 2 : count > 1500 ? 2.6 : 3.4;
  return { side: rim === null ? side : Math.min(side, 2.6), opacity: rim === null ? 0.72 : 1, rim };
}

/** Dots at `places` in CSS pixels [count, 2], group by group in their colours, in whole device pixels. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  places: Float32Array,
  groups: readonly Group[],
  colours: readonly string[],
  { side, opacity, rim }: Dots,
): void {
  const ratio = context.getTransform().a;
  const pixels = Math.max(1, Math.round(side * ratio));
  const [width, height] = [context.canvas.width, context.canvas.height];
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = opacity;
  const fill = ({ rows }: Group, rimWidth: number) => {
    const length = pixels + 2 * rimWidth;
    for (const row of rows) {
      const x = Math.round((places[2 * row] ?? 0) * ratio - length / 2);
      const y = Math.round((places[2 * row + 1] ?? 0) * ratio - length / 2);
      if (x > -length && y > -length && x < width && y < height) context.fillRect(x, y, length, length);
    }
  };
  for (const group of groups) {
    if (rim !== null) {
      context.fillStyle = rim;
      fill(group, Math.max(1, Math.round(ratio)));
    }
    context.fillStyle = colours[group.tone] ?? "";
    fill(group, 0);
  }
  context.restore();
}
