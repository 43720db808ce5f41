import { KERNEL_SIZE } from "../../experiment/architecture";
import type { Geometry } from "../graph/layers";

/** Columns of one panel of packed weights. */
export const PANEL = 8;

/** Most channels that are gathered with all nine taps side by side. */
export const PATCH_DEPTH = 3;
const TAPS = KERNEL_SIZE * KERNEL_SIZE;

/** Columns of a panel: eight, or one where there are so few that vectors run along the depth instead. */
export function lanesOf(depth: number, columns: number): number {
  return columns < 4 && depth % 4 === 0 ? 1 : PANEL;
}

/** The pixels that a product computes and the taps under which it reads, each [down, right, offset of its weights]. */
export interface ProductGrid {
  readonly source: { readonly height: number; readonly width: number; readonly step: number };
  readonly target: {
    readonly height: number;
    readonly width: number;
    readonly step: number;
    readonly top: number;
    readonly left: number;
  };
  readonly grid: { readonly height: number; readonly width: number };
  /** Columns of a panel of packed weights, and its bytes. */
  readonly lanes: number;
  readonly panelBytes: number;
  readonly patched: boolean;
  readonly taps: readonly (readonly [number, number, number])[];
}

const sides = [0, 1, 2] as const;

/** A convolution: every coarse pixel reads nine fine ones. */
export function downGrid(geometry: Geometry): ProductGrid {
  const { fineHeight, fineWidth, fineDepth, coarseHeight, coarseWidth, coarseDepth } = geometry;
  const { stride, padTop, padLeft } = geometry;
  const lanes = lanesOf(fineDepth, coarseDepth);
  const tapBytes = 4 * lanes * fineDepth;
  const tap = (ky: number, kx: number) => [ky - padTop, kx - padLeft, (ky * KERNEL_SIZE + kx) * tapBytes] as const;
  return {
    source: { height: fineHeight, width: fineWidth, step: stride },
    target: { height: coarseHeight, width: coarseWidth, step: 1, top: 0, left: 0 },
    grid: { height: coarseHeight, width: coarseWidth },
    lanes,
    panelBytes: TAPS * tapBytes,
    patched: fineDepth <= PATCH_DEPTH,
    taps: sides.flatMap((ky) => sides.map((kx) => tap(ky, kx))),
  };
}

/** A transposed convolution: at stride 2 the fine pixels of each parity read their own one, two or four taps. */
export function upGrids(geometry: Geometry): ProductGrid[] {
  const parities = Array.from({ length: geometry.stride }, (_, parity) => parity);
  return parities
    .flatMap((top) => parities.map((left) => upGrid(geometry, top, left)))
    .filter(({ grid }) => grid.height > 0 && grid.width > 0);
}

function upGrid(geometry: Geometry, top: number, left: number): ProductGrid {
  const { fineHeight, fineWidth, fineDepth, coarseHeight, coarseWidth, coarseDepth } = geometry;
  const { stride, padTop, padLeft } = geometry;
  const lanes = lanesOf(coarseDepth, fineDepth);
  const tapBytes = 4 * lanes * coarseDepth;
  const reaches = (parity: number, pad: number) =>
    sides.flatMap((k) => ((parity + pad - k) % stride === 0 ? [{ k, reach: (parity + pad - k) / stride }] : []));
  const taps = reaches(top, padTop).flatMap((y) =>
    reaches(left, padLeft).map((x) => [y.reach, x.reach, (y.k * KERNEL_SIZE + x.k) * tapBytes] as const),
  );
  return {
    source: { height: coarseHeight, width: coarseWidth, step: 1 },
    target: { height: fineHeight, width: fineWidth, step: stride, top, left },
    grid: { height: Math.ceil((fineHeight - top) / stride), width: Math.ceil((fineWidth - left) / stride) },
    lanes,
    panelBytes: TAPS * tapBytes,
    patched: false,
    taps,
  };
}

/** A dense layer: every image is one pixel, read under one tap. */
export function denseGrid(inputs: number, outputs: number): ProductGrid {
  const lanes = lanesOf(inputs, outputs);
  return {
    source: { height: 1, width: 1, step: 1 },
    target: { height: 1, width: 1, step: 1, top: 0, left: 0 },
    grid: { height: 1, width: 1 },
    lanes,
    panelBytes: 4 * lanes * inputs,
    patched: false,
    taps: [[0, 0, 0]],
  };
}
