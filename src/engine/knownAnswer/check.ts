import { type Engine, EngineUnavailable } from "../engine";
import { askEngine, quantitiesOf, weightedSum } from "./answer";
import knownAnswers from "./knownAnswers.json";
import type { KnownQuestion } from "./question";

/** Largest error of a quantity, as a share of its length as a vector, that rounding in 32 bits may come to on any device. */
const TOLERANCE = 5e-4;

/**
 * Asks an engine that was built for a known question, and holds what it says against the 64-bit reference's answer.
 * @throws EngineUnavailable where it computes wrongly, naming the first quantity that is wrong
 */
export async function checkEngine(engine: Engine, question: KnownQuestion): Promise<void> {
  const known: readonly (readonly number[])[] = knownAnswers[question.name];
  for (const [index, quantity] of quantitiesOf(await askEngine(engine, question), question).entries()) {
    const [expected = Number.NaN, length = Number.NaN] = known[index] ?? [];
    const found = weightedSum(quantity);
    // A number that is none fails, too.
    if (Math.abs(found - expected) <= TOLERANCE * length) continue;
    throw new EngineUnavailable({
      code: "computesWrongly",
      name: engine.name,
      quantity: quantity.name,
      found,
      expected,
    });
  }
}
