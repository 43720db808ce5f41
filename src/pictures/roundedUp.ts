/** What round numbers of an axis begin with, unless it says otherwise. */
const FACTORS = [1, 2, 5] as const;

/** The least round number, a factor from 1 to under 10 times a power of ten, that is not below `needed` > 0. */
export function roundedUp(needed: number, factors: readonly number[] = FACTORS): number {
  const decade = 10 ** Math.floor(Math.log10(needed));
  const factor = factors.find((candidate) => candidate * decade >= needed) ?? 10;
  return factor * decade;
}
