import { decimal } from "./numbers";

const subscripts = "₀₁₂₃₄₅₆₇₈₉";

/** A latent dimension, from 0, as the field writes it: z₁, z₂, … */
export function dimensionSymbol(dimension: number): string {
  const digits = [...String(dimension + 1)].map((digit) => subscripts[Number(digit)] ?? "");
  return `z${digits.join("")}`;
}

/** A point of latent space: (0.84, −1.20). */
export function pointText(z: readonly number[], digits: number): string {
  return `(${z.map((coordinate) => decimal(coordinate, digits)).join(", ")})`;
}
