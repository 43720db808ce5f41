import { ranges } from "../../experiment/ranges";
import { readNumbers } from "../../widgets/readNumber";
import { settingText } from "../../words/numbers";

/** The λ's that a sweep begins with: a factor of about three apart. */
export const usualLambdas: readonly number[] = [0.1, 0.3, 1, 3, 10, 30];

/** Most λ's of a sweep. */
export const MOST_LAMBDAS = 12;

/** The λ's that a text lists, or why it cannot be taken, in a sentence. */
export function readLambdas(text: string): { readonly lambdas: readonly number[] } | { readonly problem: string } {
  const read = readNumbers(text, { ...ranges.lambda, zero: true });
  if (read === "ambiguous") return { problem: ambiguous };
  if (read === "refused" || read.length > MOST_LAMBDAS) return { problem: wanted };
  return { lambdas: read };
}

const { least, greatest } = ranges.lambda;
const wanted = `Type up to ${MOST_LAMBDAS} numbers from ${settingText(least)} to ${settingText(greatest)}, or 0, with semicolons between them.`;
const ambiguous =
  "A comma can be a decimal one here or stand between two numbers: put semicolons between them, as in 0.1; 0.3; 1.";

/** The list as it is typed. */
export function lambdasText(lambdas: readonly number[]): string {
  return lambdas.map(settingText).join("; ");
}
