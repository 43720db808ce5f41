import { useMemo, useState } from "react";
import { useSettled } from "../../interaction/useSettled";
import { lifted, type Projection } from "../../model/latent/projection";
import { usePlayground } from "../../state/store";
import { useSheet } from "../../state/view/useSheet";
import type { MapScale } from "../plane/coordinates";
import { useLayerSettings } from "../useLayerSettings";
import { type CellGrid, gridCodes, gridOver, quantileGrid } from "./manifold";
import { type Manifold, usePainted } from "./usePainted";

/** Images along a side, one after the other as they are ready. */
const SIDES = [8, 16, 32] as const;

/** Images in the one row of a single dimension: more would be too small to see. */
const MOST_IN_A_ROW = 16;
/** Milliseconds that the map stands still before it asks for images of what it shows. */
const REST_MS = 150;
/** Grids asked for that an answer may still come to. */
const REMEMBERED = 6;

interface Asked {
  readonly grid: CellGrid;
  /** [cells, latentDim]. */
  readonly codes: Float32Array;
}

/** Images decoded all over the map, sharpening; those of before where they belong until then; null while not wanted. */
export function useManifold(scale: MapScale, projection: Projection): Manifold | null {
  const wanted = useLayerSettings().layers.manifold;
  const region = useRegion(scale, projection);
  const [progress, setProgress] = useState({ region, index: 0 });
  const index = progress.region === region ? progress.index : 0;
  const asked = useMemo(() => (wanted && region ? askedFor(region, SIDES[index] ?? 8) : null), [wanted, region, index]);
  const sheet = useSheet("manifold", asked?.codes ?? null);
  const [remembered, setRemembered] = useState<readonly Asked[]>([]);
  if (asked && remembered[0] !== asked) setRemembered([asked, ...remembered.slice(0, REMEMBERED - 1)]);
  const answered = useMemo(
    () => (sheet ? (remembered.find(({ codes }) => sameCodes(codes, sheet.z)) ?? null) : null),
    [sheet, remembered],
  );
  if (asked && answered === asked && index < SIDES.length - 1) setProgress({ region, index: index + 1 });
  const drawn = usePainted(answered?.grid ?? null, sheet);
  return wanted ? drawn : null;
}

/** What the grid of images depends on beside its fineness. */
interface Region {
  readonly scale: MapScale;
  readonly projection: Projection;
  /** The code that all others differ from only along the map. */
  readonly base: readonly number[];
  readonly atQuantiles: boolean;
}

function useRegion(scale: MapScale, projection: Projection): Region | null {
  const settled = useSettled(scale, REST_MS);
  // A text, and chosen as such, so that a move of the ring on the map renders nothing of this.
  const elsewhere = usePlayground((state) => baseOf(projection, state.z));
  const atQuantiles = usePlayground((state) => state.map.manifold === "prior quantiles");
  const base = useSettled(elsewhere, REST_MS);
  return useMemo(() => {
    const fits = base.split(" ").length === projection.origin.length;
    if (settled.width === 0 || !fits) return null;
    return { scale: settled, projection, base: base.split(" ").map(Number), atQuantiles };
  }, [settled, projection, base, atQuantiles]);
}

/** The part of z that the map does not show, as a text: the same while the ring moves on the map. */
function baseOf(projection: Projection, z: readonly number[]): string {
  return lifted(projection, z, [0, 0])
    .map((coordinate) => String(Math.round(coordinate * 100) / 100 + 0))
    .join(" ");
}

function askedFor({ scale, projection, base, atQuantiles }: Region, side: number): Asked {
  const flat = projection.up.every((component) => component === 0);
  const cells = flat ? Math.min(side, MOST_IN_A_ROW) : side;
  const grid = atQuantiles ? quantileGrid(cells, flat) : gridOver(scale, cells, flat);
  return { grid, codes: gridCodes(grid, projection, base) };
}

function sameCodes(a: Float32Array, b: Float32Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
