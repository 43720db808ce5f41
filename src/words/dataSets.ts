import {
  type DataChoice,
  type DataDescription,
  descriptionOf,
  type FactorDescription,
  isOwn,
  keyOf,
} from "../experiment/dataSets";
import type { Experiment } from "../experiment/experiment";

/** What the data set of an experiment is called. */
export function dataTitle({ data }: Pick<Experiment, "data">): string {
  const description = descriptionOf(data);
  return description ? editionTitle(description, data) : data.source;
}

/** What a data set is called, and whether a choice is of all of it as it usually is. */
export function editionTitle({ title, origin }: DataDescription, data: DataChoice): string {
  if (isOwn(data) || keyOf(data) === keyOf({ source: data.source })) return title;
  return `${title}, ${origin === "drawn" ? "as chosen" : "a part"}`;
}

/** What a factor is called where it stands alone. */
export function titleOfFactor(name: string): string {
  return name.length === 1 ? name : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** A factor with the unit of its values. */
export function factorText(factor: FactorDescription | undefined): string {
  if (!factor) return "";
  return factor.unit ? `${titleOfFactor(factor.name)}, ${factor.unit}` : titleOfFactor(factor.name);
}
