/** Round numbers from 0 up to a greatest, about so many: multiples of 1, 2 or 5 times a power of ten. */
export function ticks(greatest: number, about: number): number[] {
  const rough = greatest / about;
  const exponent = Math.floor(Math.log10(rough));
  const mantissa = [1, 2, 5, 10].find((factor) => factor * 10 ** exponent >= rough) ?? 10;
  // Tenths are not exact in binary numbers, and their multiples less so; quotients of whole numbers are as near as can be.
  const multiple = (place: number) =>
    exponent < 0 ? (place * mantissa) / 10 ** -exponent : place * mantissa * 10 ** exponent;
  const count = Math.floor(greatest / multiple(1) + 1e-9);
  return Array.from({ length: count + 1 }, (_, place) => multiple(place));
}
