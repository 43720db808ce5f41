import type { AttributeArrow } from "../../state/view/arrow";

/** How far along the arrow the user's point z was taken; 0 where it has gone elsewhere since. */
export function amountAt({ amount, taken }: Pick<AttributeArrow, "amount" | "taken">, z: readonly number[]): number {
  return taken?.to === z ? amount : 0;
}

/** Where the arrow begins: at the mean code `mu` of the image looked at, or else where it found the user's point z. */
export function startOf(
  { taken }: Pick<AttributeArrow, "taken">,
  z: readonly number[],
  mu: Float32Array | undefined,
): ArrayLike<number> {
  if (mu?.length === z.length) return mu;
  return taken?.to === z ? taken.from : z;
}
