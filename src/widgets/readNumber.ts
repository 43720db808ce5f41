interface Limits {
  readonly least: number;
  readonly greatest: number;
  readonly whole?: boolean;
  readonly zero?: boolean;
}

/** The number that a text means, or null where it is none within the limits; with either minus and decimal mark. */
export function readNumber(text: string, { least, greatest, whole = false, zero = false }: Limits): number | null {
  const trimmed = text.trim().replace("−", "-").replace(",", ".");
  const value = trimmed === "" ? Number.NaN : Number(trimmed);
  if (zero && value === 0) return 0;
  if (whole && !Number.isInteger(value)) return null;
  return value >= least && value <= greatest ? value : null;
}
