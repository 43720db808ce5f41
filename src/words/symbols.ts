const subscripts = "₀₁₂₃₄₅₆₇₈₉";

/** A latent dimension, from 0, as the field writes it: z₁, z₂, … */
export function dimensionSymbol(dimension: number): string {
  const digits = [...String(dimension + 1)].map((digit) => subscripts[Number(digit)] ?? "");
  return `z${digits.join("")}`;
}

/** A number to fixed decimals with a true minus and thousands apart; −0 is 0. */
export function decimal(value: number, digits: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
  const text = formatOf(digits).format(value);
  const unsigned = text.replace(/^-/, "");
  return /[1-9]/.test(unsigned) && value < 0 ? `−${unsigned}` : unsigned;
}

/** For 0 to 6 decimals: formats are costly to make and are written with many times a second. */
const formats = Array.from({ length: 7 }, (_, digits) => newFormat(digits));

function formatOf(digits: number): Intl.NumberFormat {
  return formats[digits] ?? newFormat(digits);
}

function newFormat(digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A number to three significant digits or so: at most five decimals, never an exponent. */
export function significant(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude > 0 && magnitude < 0.01) return decimal(value, 5);
  return decimal(value, magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : magnitude >= 0.1 || magnitude === 0 ? 2 : 3);
}

/** A point of latent space: (0.84, −1.20). */
export function pointText(z: readonly number[], digits: number): string {
  return `(${z.map((coordinate) => decimal(coordinate, digits)).join(", ")})`;
}
