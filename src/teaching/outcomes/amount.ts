import { bitsOf } from "../../model/information";
import { decimal } from "../../words/numbers";

/** A unit of information. */
export type InformationUnit = "nats" | "bits";

/** An amount of information with its unit: five decimals of nats, by which the lecture's example is judged, three of bits. */
export function amountIn(unit: InformationUnit, nats: number): string {
  return unit === "nats" ? `${decimal(nats, 5)} nats` : `${decimal(bitsOf(nats), 3)} bits`;
}

/** What an outcome adds, in a unit, as short as a table needs it. */
export function termText(unit: InformationUnit, nats: number): string {
  return decimal(unit === "nats" ? nats : bitsOf(nats), 3);
}
