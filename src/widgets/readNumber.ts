/** Which numbers are taken. */
export interface NumberLimits {
  readonly least: number;
  readonly greatest: number;
  readonly whole?: boolean;
  readonly zero?: boolean;
}

/** What a typed text means: a number that is taken, nothing that is, or, as 1,000 may, one number or another. */
export type ReadNumber =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "refused" }
  | { readonly kind: "ambiguous"; readonly values: readonly [number, number] };

/**
 * The number that a text means within limits, in any usual way of writing it: with a decimal point or comma, thousands apart,
 * with an exponent or a power of ten, as a fraction or in percent. A text of two meanings is read where the limits leave one.
 */
export function readNumber(text: string, limits: NumberLimits): ReadNumber {
  const [first, second] = meaningsOf(text).filter((value) => isTaken(value, limits));
  if (first === undefined) return { kind: "refused" };
  return second === undefined ? { kind: "number", value: first } : { kind: "ambiguous", values: [first, second] };
}

/** The numbers that a list means within limits; `ambiguous` where a comma may stand within a number or between two. */
export function readNumbers(text: string, limits: NumberLimits): readonly number[] | "refused" | "ambiguous" {
  const words = wordsOf(text.trim());
  if (words === null) return "ambiguous";
  const read = words.map((word) => readNumber(word, limits));
  if (read.some(({ kind }) => kind === "ambiguous")) return "ambiguous";
  const values = read.flatMap((each) => (each.kind === "number" ? each.value : []));
  return values.length === words.length && values.length > 0 ? values : "refused";
}

function isTaken(value: number, { least, greatest, whole = false, zero = false }: NumberLimits): boolean {
  if (zero && value === 0) return true;
  return value >= least && value <= greatest && (!whole || Number.isInteger(value));
}

/** A comma between a digit and three that end a number: of thousands, or of a fraction. */
const COMMA_OF_TWO_MEANINGS = /\d,\d{3}(?!\d)/;

/** The words of a list, or null where nobody can tell which commas part them. */
function wordsOf(text: string): string[] | null {
  const bare = text.replace(/[,;\s]+$/, "");
  const hasPoints = /\d\.\d/.test(bare);
  const hasLooseCommas = /\d,\d/.test(bare);
  if (!hasLooseCommas) return split(bare, /[,;\s]+/);
  if (hasPoints) return COMMA_OF_TWO_MEANINGS.test(bare) ? null : split(bare, /[,;\s]+/);
  // Commas within words are decimal ones where something else parts the words.
  return /;|\s/.test(bare) ? split(bare, /,\s+|[;\s]+/) : null;
}

/** Spaces that only stand within a number part no words. */
function split(text: string, separator: RegExp): string[] {
  return text
    .replace(/(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3})/g, "_")
    .split(separator)
    .filter(Boolean);
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SIGNED = /^([+-]?)(.+)$/;
/** A power of ten: e-3, ×10^-3, · 10**-3, with or without braces. */
const POWER = /^(.*?)\s*(?:e|(?:^|[×x*·⋅]\s*)10\s*(?:\^|\*\*))\s*[({]?\s*([+-]?\d+)\s*[)}]?$/i;

/** All numbers that a text can mean: none, one, or two. */
function meaningsOf(text: string): number[] {
  const plain = withPowers(text.trim()).normalize("NFKC").replace(/[−–]/g, "-");
  const [, percented] = /^(.+?)\s*%$/.exec(plain) ?? [];
  if (percented !== undefined) return meaningsOf(percented).map((value) => fromDecimal(value, -2));
  const fraction = plain.split(/[/\u2044]/);
  if (fraction.length === 2) {
    const [over, under] = fraction.map((part) => meaningsOf(part));
    if (over?.length !== 1 || under?.length !== 1 || under[0] === 0) return [];
    return [(over[0] as number) / (under[0] as number)];
  }
  const [, sign, unsigned = ""] = SIGNED.exec(plain) ?? [];
  const [, mantissa = unsigned, exponent = "0"] = POWER.exec(unsigned) ?? [];
  const digits = mantissa === "" && unsigned.startsWith("10") ? ["1"] : decimalsOf(mantissa.trim());
  const values = digits.map((written) => Number(`${sign}${written}e${exponent}`)).filter(Number.isFinite);
  return [...new Set(values)];
}

/** Raised digits after a ten as an exponent behind a caret. */
function withPowers(text: string): string {
  return text.replace(/10([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, sign: string, raised: string) => {
    return `10^${sign === "⁻" ? "-" : ""}${[...raised].map((digit) => superscripts.indexOf(digit)).join("")}`;
  });
}

function fromDecimal(value: number, exponent: number): number {
  return Number(`${value}e${exponent}`);
}

/** The decimal numbers, with points, that digits with marks between them can be. */
function decimalsOf(text: string): string[] {
  const digits = text.replace(/(?<=^\d{1,3}(?:[ '’_]\d{3})*)[ '’_](?=\d{3}(?!\d))/g, "");
  if (/^(\d+\.?\d*|\.\d+)$/.test(digits)) return [digits];
  if (/^(\d+,\d*|,\d+)$/.test(digits)) return commaMeanings(digits);
  for (const [thousands, decimal] of [
    [",", "."],
    [".", ","],
  ] as const) {
    const [whole = "", fraction, ...more] = digits.split(decimal);
    const groups = whole.split(thousands);
    const isGrouped =
      groups.length > 1 && /^\d{1,3}$/.test(groups[0] ?? "") && groups.slice(1).every((group) => /^\d{3}$/.test(group));
    if (isGrouped && more.length === 0 && /^\d*$/.test(fraction ?? "")) return [`${groups.join("")}.${fraction ?? ""}`];
  }
  return [];
}

/** One comma is a decimal one, and before three digits that of a thousand as well. */
function commaMeanings(digits: string): string[] {
  const decimal = digits.replace(",", ".");
  return /^[1-9]\d{0,2},\d{3}$/.test(digits) ? [decimal, digits.replace(",", "")] : [decimal];
}
