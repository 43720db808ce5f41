import type { MetricGroup } from "../../../experiment/metrics";
import type { Look, Subject, View } from "../view";
import { anomalyMetrics } from "./anomalies";
import { convolutionMetrics } from "./convolution";
import { denoisingMetrics } from "./denoising";
import { featureMetrics } from "./features";
import type { Metrics } from "./group";
import { labelMetrics } from "./labels";
import { lengthMetrics } from "./lengths";
import { marginalMetrics } from "./marginal";
import { middleMetrics } from "./middles";
import { normalizationMetrics } from "./normalization";
import { orderMetrics } from "./orders";
import { sampleMetrics } from "./samples";
import { uncertaintyMetrics } from "./uncertainty";

/** Numbers of a model, with the groups that were asked for. */
interface SeenMetrics {
  readonly groups: readonly MetricGroup[];
  readonly values: Metrics;
}

const groupLooks: Readonly<Record<MetricGroup, (subject: Subject) => Look<Metrics>>> = {
  lengths: lengthMetrics,
  anomalies: anomalyMetrics,
  fewLabels: labelMetrics,
  denoising: denoisingMetrics,
  marginal: marginalMetrics,
  uncertainty: uncertaintyMetrics,
  middles: middleMetrics,
  orders: orderMetrics,
  samples: sampleMetrics,
  features: featureMetrics,
  convolution: convolutionMetrics,
  normalization: normalizationMetrics,
};

/** Numbers beyond the losses and the survey, which lessons ask for. */
export const metrics: View<readonly MetricGroup[], SeenMetrics> = {
  taken: "pieces",
  everyGlances: 2,
  followsObjective: true,
  async *look(groups, subject) {
    let values: Metrics = {};
    for (const group of groups) values = { ...values, ...(yield* groupLooks[group](subject)) };
    return { groups, values };
  },
  transfers: () => [],
};
