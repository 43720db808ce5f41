import { ranges } from "../../experiment/ranges";
import { settingText } from "../../words/numbers";

/** The λ's that a sweep begins with: a factor of about three apart. */
export const usualLambdas: readonly number[] = [0.1, 0.3, 1, 3, 10, 30];

/** Most λ's of a sweep. */
export const MOST_LAMBDAS = 12;

/** The λ's that a text lists, with spaces, commas or semicolons between them; null where it is no list of them. */
export function readLambdas(text: string): readonly number[] | null {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  const lambdas = words.map(Number);
  if (lambdas.length === 0 || lambdas.length > MOST_LAMBDAS) return null;
  return lambdas.every(isLambda) ? lambdas : null;
}

/** The list as it is typed. */
export function lambdasText(lambdas: readonly number[]): string {
  return lambdas.map(settingText).join(", ");
}

function isLambda(value: number): boolean {
  return value === 0 || (value >= ranges.lambda.least && value <= ranges.lambda.greatest);
}
