import type { MetricGroup, MetricName, metricGroups } from "../../../experiment/metrics";
import type { Look, Subject, View } from "../view";

/** The numbers of a group, as far as the data set has what they are about. */
export type MetricsOf<Group extends MetricGroup> = Partial<Record<(typeof metricGroups)[Group][number], number>>;

/** Numbers by name. */
export type Metrics = Partial<Readonly<Record<MetricName, number>>>;

/** Looks at what another view shows. */
export async function* seenBy<Request, Report extends object>(
  { look }: View<Request, Report>,
  request: Request,
  subject: Subject,
): Look<Report> {
  const looked = look(request, subject);
  return "next" in looked ? yield* looked : await looked;
}

/** The mean of numbers, NaN of none. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
