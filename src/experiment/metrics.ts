/**
 * Numbers of a model beyond its losses and its survey, which are reckoned only when they are asked for: in groups, each in
 * one go. `worker/views/metrics` says what each is and of how many images.
 */
export const metricGroups = {
  lengths: ["pngBits"],
  anomalies: ["areaInverted", "areaQuarterTurn", "areaHalfTurn", "areaHalfErased", "areaBlank"],
  fewLabels: [
    "neighboursMu10",
    "neighboursMu100",
    "neighboursPixels10",
    "neighboursPixels100",
    "regressionMu100",
    "regressionPixels100",
  ],
  denoising: ["corruptedPsnr", "denoisedPsnr", "denoisedLoss"],
  marginal: [
    "priorLoss10",
    "priorLoss100",
    "priorLoss1000",
    "posteriorLoss1",
    "posteriorLoss1000",
    "priorEffective",
    "posteriorEffective",
    "drawnKl",
    "drawnKlDeviation",
    "closedKl",
  ],
  uncertainty: ["sigmaWithError", "sigmaWithDistance"],
  middles: ["endsFar", "middlesFar", "blendsFar"],
  orders: ["ordersObeyed"],
  samples: ["farFromSamples", "farFromTraining"],
  features: [
    "slantBySlant",
    "thicknessBySlant",
    "heightBySlant",
    "slantByThickness",
    "thicknessByThickness",
    "heightByThickness",
    "slantByHeight",
    "thicknessByHeight",
    "heightByHeight",
    "slantSideEffect",
    "thicknessSideEffect",
    "heightSideEffect",
  ],
  convolution: ["forwardProduct", "backwardProduct", "roundTripError"],
  normalization: [
    "deviationBeforeLeast",
    "deviationBeforeGreatest",
    "deviationAfterLeast",
    "deviationAfterGreatest",
    "gammaLeast",
    "gammaGreatest",
    "betaLeast",
    "betaGreatest",
  ],
} as const;

/** Numbers that are reckoned together. */
export type MetricGroup = keyof typeof metricGroups;
/** One such number. */
export type MetricName = (typeof metricGroups)[MetricGroup][number];

/** All of them. */
export const metricNames: readonly MetricName[] = Object.values(metricGroups).flat();

/** The groups that some numbers are in, each once, in the order of the table. */
export function groupsOfMetrics(names: readonly string[]): readonly MetricGroup[] {
  const groups = Object.keys(metricGroups) as readonly MetricGroup[];
  return groups.filter((group) => metricGroups[group].some((name) => names.includes(name)));
}
