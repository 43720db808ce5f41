import { bitsOf } from "../../model/information";
import { decimal } from "../../words/numbers";

/** A unit of information. */
export type InformationUnit = "nats" | "bits";

/** An amount of information in a unit: five decimals of nats, by which the lecture's example is judged, three of bits. */
export function unitText(unit: InformationUnit, nats: number): string {
  return unit === "nats" ? decimal(nats, 5) : decimal(bitsOf(nats), 3);
}

/** The same with its unit. */
export function amountIn(unit: InformationUnit, nats: number): string {
  return `${unitText(unit, nats)} ${unit}`;
}
