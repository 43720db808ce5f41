/** Least and greatest value of a setting; sliders, links and the worker obey it. */
export interface Range {
  readonly least: number;
  readonly greatest: number;
}

export const ranges = {
  /** Weight of KL; 0 is allowed besides. */
  lambda: { least: 0.0001, greatest: 1000 },
  learningRate: { least: 1e-5, greatest: 0.1 },
  batchSize: { least: 16, greatest: 512 },
  latentDim: { least: 1, greatest: 32 },
  seed: { least: 0, greatest: 4294967295 },
  /** One coordinate of z on a slider, in prior standard deviations. */
  coordinate: { least: -4, greatest: 4 },
} as const satisfies Record<string, Range>;

/** Largest architecture that a link may ask for. */
export const architectureLimits = { layers: 24, units: 8192, filters: 256, parameters: 8_000_000 } as const;

/** Most models side by side. */
export const MOST_COMPARED = 4;

export function clamp(value: number, { least, greatest }: Range): number {
  return Math.min(greatest, Math.max(least, value));
}
